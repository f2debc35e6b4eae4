import { DiaError } from '../errors/index.js'

export function invalidWeights(what: string): DiaError {
  return new DiaError(
    'INVALID_WEIGHTS',
    `The ${what} is not a number in its range.`,
    'Pass what getInfluenceWeights answers: 0 to 1, valence -1 to 1.',
  )
}
