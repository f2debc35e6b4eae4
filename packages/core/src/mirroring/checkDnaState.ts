import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import type { DiaError } from '../errors/index.js'
import { inputError } from '../errors/inputError.js'
import { isBetween } from '../influence/isBetween.js'
import type { DnaState } from './DnaState.js'

/** One domain of a state. */
export interface DomainState {
  readonly signal: readonly number[]
  /** The signal again where there is no prior: it weighs nothing then. */
  readonly prior: readonly number[]
  /** m0, where there is a prior for it to weigh. */
  readonly priorMass: number
  readonly mass: number
  readonly lifetimeMass: number
  /** In ms. */
  readonly halfLife: number
}

/**
 * The domains of a state that has the shape of one; another is a DiaError `INVALID_STATE`. The components of its
 * vectors are checked where they are used.
 */
export function checkDnaState(state: DnaState): PerDomain<DomainState> {
  const { dimensions, options } = state
  const fits =
    state.version === 1 &&
    isTime(state.newestEventAt) &&
    isTime(state.asOf) &&
    isBetween(state.eventCount, 0) &&
    isBetween(options.priorMass, 0) &&
    isBetween(options.kappa, 1e-6)
  return perDomain((domain) => {
    const signal = state.signal[domain]
    const prior = state.prior[domain]
    const mass = state.mass[domain]
    const lifetimeMass = state.lifetimeMass[domain]
    const days = options.halfLifeDays[domain]
    if (
      !(
        fits &&
        isVector(signal, dimensions) &&
        isVector(prior ?? signal, dimensions) &&
        isBetween(days, 1e-6, 1e6) &&
        isBetween(mass, 0) &&
        isBetween(lifetimeMass, 0)
      )
    )
      throw invalidState()
    return {
      signal,
      prior: prior ?? signal,
      priorMass: prior ? options.priorMass : 0,
      mass,
      lifetimeMass,
      halfLife: Math.round(days * 864e5),
    }
  })
}

function isVector(vector: unknown, dimensions: number): boolean {
  return Array.isArray(vector) && vector.length === dimensions
}

function isTime(value: number | null): boolean {
  return value === null || isBetween(value, -8.64e15, 8.64e15)
}

export function invalidState(): DiaError {
  return inputError('INVALID_STATE', 'The state', 'a DNA state, unchanged')
}
