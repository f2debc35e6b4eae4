import * as z from 'zod'

/** One of the known values, or another text of the host's own. */
export function openEnum<const Known extends string>(..._known: readonly Known[]) {
  return z.string().transform((value): Known | (string & Record<never, never>) => value)
}
