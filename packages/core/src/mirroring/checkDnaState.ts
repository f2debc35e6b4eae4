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
  /** In ms. */
  readonly halfLife: number
}

/**
 * The domains of a state that has the shape of one; another is a DiaError `INVALID_STATE`. The components of its
 * vectors are checked where they are used.
 */
export function checkDnaState({
  version,
  dimensions,
  options: { priorMass, kappa, halfLifeDays },
  newestEventAt,
  asOf,
  eventCount,
  signal,
  prior,
  mass,
  lifetimeMass,
}: DnaState): PerDomain<DomainState> {
  if (
    version !== 1 ||
    typeof prior !== 'object' ||
    // What is missing would be read as the domain shares, which perDomain hands over in its place.
    !mass ||
    !lifetimeMass ||
    !halfLifeDays ||
    !isTime(newestEventAt) ||
    !isTime(asOf) ||
    !isBetween(eventCount, 0) ||
    !isBetween(priorMass, 0) ||
    !isBetween(kappa, 1e-6)
  )
    throw invalidState()
  const isVector = (vector: unknown) => Array.isArray(vector) && vector.length === dimensions
  return perDomain(
    (domain, vector, stated, sum, days) => {
      if (
        !isBetween(lifetimeMass[domain], 0) ||
        !isVector(vector) ||
        !isVector(stated ?? vector) ||
        !isBetween(sum, 0) ||
        !isBetween(days, 1e-6, 1e6)
      )
        throw invalidState()
      return {
        signal: vector,
        prior: stated ?? vector,
        priorMass: stated ? priorMass : 0,
        mass: sum,
        halfLife: Math.round(days * 864e5),
      }
    },
    signal,
    prior,
    mass,
    halfLifeDays,
  )
}

function isTime(value: number | null): boolean {
  return value === null || isBetween(value, -8.64e15, 8.64e15)
}

export function invalidState(): DiaError {
  return inputError('INVALID_STATE', 'The state', 'a DNA state, unchanged')
}
