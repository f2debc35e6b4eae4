import { DiaError } from '../errors/index.js'

/**
 * M/(M+κ), 0 to 1: how much evidence stands behind a DNA now. It falls while the user is idle. It says
 * nothing about being right.
 *
 * @example
 * confidenceOf(2.5) // 0.5
 */
export function confidenceOf(mass: number, kappa = 2.5): number {
  return saturate(mass, kappa)
}

/**
 * L/(L+κ), 0 to 1: how much evidence there has ever been. It never falls.
 *
 * @example
 * maturityOf(7.5) // 0.75
 */
export function maturityOf(lifetimeMass: number, kappa = 2.5): number {
  return saturate(lifetimeMass, kappa)
}

function saturate(mass: number, kappa: number): number {
  if (!(mass >= 0 && mass < Infinity && kappa > 0 && kappa < Infinity))
    throw new DiaError(
      'INVALID_MASS',
      'A mass is not a finite number from 0 up, or κ is not above 0.',
      'Pass the mass of a DNA state or reading.',
    )
  return mass / (mass + kappa)
}
