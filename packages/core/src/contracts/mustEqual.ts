import { show } from './show.js'

/** Throws an Error that names both sides where they differ by value: bigints, Dates, Maps, Sets and arrays included. */
export function mustEqual(what: string, actual: unknown, expected: unknown): void {
  const came = show(actual)
  const wanted = show(expected)
  if (came !== wanted) throw new Error(`${what}: expected ${wanted}, came ${came}`)
}
