import { DiaError } from '../errors/index.js'
import { areDimensions, areOptions } from './checkDnaState.js'
import type { DnaOptions } from './DnaState.js'

export function checkDimensions(dimensions: number): void {
  if (!areDimensions(dimensions))
    throw new DiaError(
      'INVALID_DIMENSIONS',
      'The dimensions are out of range.',
      'Pass a whole number, 1 to 65536.',
    )
}

export function checkOptions(options: DnaOptions): void {
  if (!areOptions(options))
    throw new DiaError(
      'INVALID_OPTIONS',
      'A DNA option is out of range.',
      'Half-lives and kappa: 1e-6 to 1e6; prior mass: 0 to 1e6.',
    )
}
