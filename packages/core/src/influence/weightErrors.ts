import { DiaError } from '../errors/index.js'

/** The value, if it is a number in [low, high]; else throws a DiaError `INVALID_WEIGHTS`. */
export function checkWeight(what: string, value: unknown, low: number, high: number): number {
  if (typeof value === 'number' && value >= low && value <= high) return value
  throw new DiaError(
    'INVALID_WEIGHTS',
    `The ${what} is not a number in its range.`,
    'Pass what getInfluenceWeights answers.',
  )
}
