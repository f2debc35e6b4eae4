import { DNA_DOMAINS } from '../domains/index.js'
import type { DiaError } from '../errors/index.js'
import { inputError } from '../errors/inputError.js'
import type { DnaState } from './DnaState.js'
import { isBetween } from './isBetween.js'

/** Throws a DiaError `INVALID_STATE` unless `state` has the shape of one. Its vectors' components are checked where they are used. */
export function checkDnaState(state: DnaState): void {
  const { dimensions, options, prior, signal } = state
  const fits =
    state.version === 1 &&
    isTime(state.newestEventAt) &&
    isTime(state.asOf) &&
    isBetween(state.eventCount, 0) &&
    isBetween(options.priorMass, 0) &&
    isBetween(options.kappa, 1e-6) &&
    DNA_DOMAINS.every(
      (domain) =>
        isVector(signal[domain], dimensions) &&
        isVector(prior[domain] ?? signal[domain], dimensions) &&
        isBetween(options.halfLifeDays[domain], 1e-6, 1e6) &&
        isBetween(state.mass[domain], 0) &&
        isBetween(state.lifetimeMass[domain], 0),
    )
  if (!fits) throw invalidState()
}

function isVector(vector: unknown, dimensions: number): boolean {
  return Array.isArray(vector) && vector.length === dimensions
}

function isTime(value: number | null): boolean {
  return isBetween(value ?? 0, -8.64e15, 8.64e15)
}

export function invalidState(): DiaError {
  return inputError('INVALID_STATE', 'The state', 'a DNA state that the mirroring answered')
}
