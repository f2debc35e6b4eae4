import { isBetween } from './isBetween.js'

/** A multiplier as it counts: in [0, 3]; 1 when it is no number. */
export function clampMultiplier(value: unknown): number {
  return clampNumber(value, 0, 3, 1)
}

/** A learning rate as it counts: in [0.01, 0.5]; 0.1 when it is no number. */
export function clampLearningRate(value: unknown): number {
  return clampNumber(value, 0.01, 0.5, 0.1)
}

function clampNumber(value: unknown, low: number, high: number, otherwise: number): number {
  return isBetween(value, -1 / 0, 1 / 0) ? Math.min(Math.max(value, low), high) : otherwise
}
