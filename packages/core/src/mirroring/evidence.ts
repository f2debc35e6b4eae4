import { DiaError } from '../errors/index.js'

/**
 * M/(M+κ), 0 to 1: how much evidence stands behind a DNA now. It falls while the user is idle. It says
 * nothing about being right.
 * @example
 * import { confidenceOf } from '@dia/core/mirroring'
 * confidenceOf(2.5) // → 0.5
 */
export function confidenceOf(mass: number, kappa = 2.5): number {
  return saturation(checkMass(mass), checkMass(kappa))
}

/**
 * L/(L+κ), 0 to 1: how much evidence there has ever been. It never falls.
 * @example
 * import { maturityOf } from '@dia/core/mirroring'
 * maturityOf(7.5) // → 0.75
 */
export function maturityOf(lifetimeMass: number, kappa = 2.5): number {
  return saturation(checkMass(lifetimeMass), checkMass(kappa))
}

/** mass/(mass+κ) of a mass that is known to be one. */
export function saturation(mass: number, kappa: number): number {
  return mass > 0 ? mass / (mass + kappa) : 0
}

function checkMass(mass: unknown): number {
  if (typeof mass !== 'number' || !(mass >= 0 && mass <= 1e300))
    throw new DiaError(
      'INVALID_MASS',
      'A mass or κ is not a finite number from 0 up.',
      'Pass the mass of a DNA state or reading.',
    )
  return mass
}
