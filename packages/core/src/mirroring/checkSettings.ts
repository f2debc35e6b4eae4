import { DNA_DOMAINS } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { isBetween } from '../influence/isBetween.js'
import type { DnaOptions } from './DnaState.js'

export function checkDimensions(dimensions: number): void {
  if (!(isBetween(dimensions, 1, 65_536) && Number.isInteger(dimensions)))
    throw new DiaError(
      'INVALID_DIMENSIONS',
      'The dimensions are out of range.',
      'Pass a whole number, 1 to 65536.',
    )
}

export function checkOptions({ halfLifeDays, priorMass, kappa }: DnaOptions): void {
  const fit =
    DNA_DOMAINS.every((domain) => isBetween(halfLifeDays[domain], 1e-6, 1e6)) &&
    isBetween(priorMass, 0, 1e6) &&
    isBetween(kappa, 1e-6, 1e6)
  if (!fit)
    throw new DiaError(
      'INVALID_OPTIONS',
      'A DNA option is out of range.',
      'Half-lives and kappa: 1e-6 to 1e6; prior mass: 0 to 1e6.',
    )
}
