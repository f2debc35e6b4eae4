/** Whether SQL of one's own can be asked here: in a story test and on Postgres in the page, not on a running backend. */
export function canAskSql(): boolean {
  return globalThis.diaBackend !== undefined || globalThis.diaStoryBackend?.sqlUrl !== undefined
}

/** Rows of one statement, run as the database's owner, past every function and policy of the kit. */
export async function askSql<Row = Record<string, string | number | null>>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  if (globalThis.diaBackend) return globalThis.diaBackend.query<Row>(text, values)
  const url = globalThis.diaStoryBackend?.sqlUrl
  if (url === undefined) throw new Error('SQL can be asked in story tests and on Postgres in the page only.')
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify([text, values]) })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Row[]
}
