import { DiaError } from '../errors/index.js'

export function dimensionMismatch(what: string, expected: number): DiaError {
  return vectorError('DIMENSION_MISMATCH', `Not a vector of ${expected} numbers: ${what}`)
}

export function notFinite(what: string): DiaError {
  return vectorError('NOT_FINITE', `Not all finite numbers: ${what}`)
}

function vectorError(code: string, message: string): DiaError {
  return new DiaError(code, `${message}.`, 'Pass finite numbers, as many as the dimensions.')
}
