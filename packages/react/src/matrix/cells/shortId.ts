const MOST = 13
const HEAD = 8
const TAIL = 6

/** An id for where room is short: its beginning, or its end where the beginning is a prefix that many share (`pi_`). */
export function shortId(id: string): string {
  if (id.length <= HEAD + 1) return id
  const prefix = /^[a-z]{1,6}_/i.exec(id)?.[0]
  if (prefix === undefined) return `${id.slice(0, HEAD)}…`
  return id.length <= MOST ? id : `${prefix}…${id.slice(-TAIL)}`
}
