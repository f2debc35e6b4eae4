import { DiaError } from './DiaError.js'

/** Input that is not what it must be: `what` it is, and what is `needed` in its place. */
export function inputError(
  code: string,
  what: string,
  needed: string,
  options?: { cause: unknown },
): DiaError {
  return new DiaError(code, `${what} is not ${needed}.`, `Pass ${needed}.`, options)
}
