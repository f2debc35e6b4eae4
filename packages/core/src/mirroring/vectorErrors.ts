import { DiaError } from '../errors/index.js'

export function dimensionMismatch(what: string, expected: number): DiaError {
  return new DiaError(
    'DIMENSION_MISMATCH',
    `${what} is not a vector of ${expected} components.`,
    `Pass an array of ${expected} numbers.`,
  )
}

export function notFinite(what: string): DiaError {
  return new DiaError(
    'NOT_FINITE',
    `${what} holds a component that is not a finite number.`,
    'Pass finite numbers; zeros move nothing.',
  )
}
