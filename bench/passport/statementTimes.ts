import type { Connection } from './BenchDatabase.js'

/** The statements inside claim and commit by the table or function they are about, and what they cost. */
const PARTS: readonly (readonly [part: string, pattern: RegExp])[] = [
  ['claim: find what is due', /^(chosen :=|with worn|select s\.share)/],
  ['claim: lease it', /^with leased/],
  ['claim: read the entries', /^select json_build_object\(\s*'userId', json_agg\(p\./],
  ['claim: read the users', /^select json_build_object\('userId', json_agg\(u\./],
  ['claim: read the entities', /^with entity as/],
  ['claim: read the books', /^select dia\.claimed_money/],
  ['commit: finish and lock the work', /^(with finished as \(\s*delete[\s\S]*with ordinality|select gone)/],
  ['commit: lock the profiles', /^select count\(\*\), bool_or/],
  ['commit: find the vectors', /^select array_agg\(v\.id/],
  ['commit: add to the DNA', /^insert into dia\.dna_states as s.*One row per user/s],
  ['commit: states that nothing moves', /^insert into dia\.dna_states as s.*offset 0\) n/s],
  ['commit: count interactions', /^update dia\.dna_profiles/],
  ['commit: book money', /dia\.book_money/],
  ['commit: record the decisions', /^insert into dia\.passport_decisions/],
  ['commit: leave scores to write out', /^insert into dia\.pending_scores/],
  ['commit: mark what is left', /^with (finished|kept) as \(\s*(delete|update)[\s\S]*left_over/],
]

/** Microseconds per event of each part, from Postgres' own record of the statements inside the functions. */
export async function statementTimes(
  connection: Connection,
  work: () => Promise<{ entries: number }>,
): Promise<readonly (readonly [part: string, micros: number])[]> {
  const sums = new Map<string, number>()
  connection.onNotice((message) => {
    const [, ms, text] = /^duration: ([\d.]+) ms {2}plan:\s*Query Text:\s*([\s\S]*)/.exec(message) ?? []
    if (ms === undefined || text === undefined) return
    const statement = text.replace(/^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '')
    const part = PARTS.find(([, pattern]) => pattern.test(statement))?.[0]
    if (part !== undefined) sums.set(part, (sums.get(part) ?? 0) + Number(ms) * 1000)
  })
  await connection.query("load 'auto_explain'")
  for (const setting of [
    'auto_explain.log_nested_statements = on',
    'auto_explain.log_min_duration = 0',
    'client_min_messages = log',
  ])
    await connection.query(`set ${setting}`)
  const { entries } = await work()
  await connection.query('set client_min_messages = warning')
  return PARTS.flatMap(([part]) => {
    const micros = sums.get(part)
    return micros === undefined ? [] : [[part, micros / entries] as const]
  })
}
