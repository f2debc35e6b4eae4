import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState, invalidState } from './checkDnaState.js'
import { compositeOf, flushed } from './compositeOf.js'
import type { DnaState } from './DnaState.js'
import { saturation } from './evidence.js'
import { readingTime } from './readingTime.js'
import { anchorOf, leftAt } from './referenceTime.js'

/** A DNA at one moment: four vectors of length ≤ 1, their composite, and the evidence behind them. */
export interface DnaReading extends PerDomain<number[]> {
  /** The moment it was read at, ISO 8601. */
  readonly at: string
  readonly composite: number[]
  /** M/(M+κ) per domain; `overall` is their sum weighted by the domain shares. */
  readonly confidence: PerDomain<number> & { readonly overall: number }
  /** L/(L+κ) likewise. */
  readonly maturity: PerDomain<number> & { readonly overall: number }
  /** What decay has left of the mass at the moment. */
  readonly mass: PerDomain<number>
  readonly lifetimeMass: PerDomain<number>
  readonly eventCount: number
  /** ISO 8601; null without events. */
  readonly newestEventAt: string | null
}

/**
 * The DNA at a moment, by default that of the newest event. Before the newest event it is a DiaError
 * `READ_BEFORE_NEWEST_EVENT`: the sums no longer know what was there earlier; `dnaAt` replays.
 * @example
 * import { createDnaState, readDna } from '@dia/core/mirroring'
 * const state = createDnaState({ dimensions: 2, prior: { cultural: [0.6, 0.8] } })
 * readDna(state, '2026-01-01T00:00:00Z').confidence.overall // → 0
 */
export function readDna(state: DnaState, at?: Date | string): DnaReading {
  return answerOrDiaError('readDna', () => {
    checkDnaState(state)
    return readDnaAt(state, readingTime(anchorOf(state), state.newestEventAt, at))
  })
}

/** The same at a moment that is known to be readable. */
export function readDnaAt(state: DnaState, timeMs: number): DnaReading {
  const { lifetimeMass, eventCount, newestEventAt } = state
  const left = perDomain((domain) => leftAt(state, domain, timeMs, anchorOf(state)))
  const mass = perDomain((domain) => left[domain] * state.mass[domain])
  const vectors = perDomain((domain) => domainDna(state, domain, left[domain]))
  return {
    at: new Date(timeMs).toISOString(),
    ...vectors,
    composite: compositeOf(vectors),
    confidence: saturations(state, mass),
    maturity: saturations(state, lifetimeMass),
    mass,
    lifetimeMass: { ...lifetimeMass },
    eventCount,
    newestEventAt: newestEventAt === null ? null : new Date(newestEventAt).toISOString(),
  }
}

/** m0, where there is a prior for it to weigh. */
export function priorMassOf(state: DnaState, domain: DnaDomain): number {
  return state.prior[domain] === null ? 0 : state.options.priorMass
}

function domainDna(state: DnaState, domain: DnaDomain, left: number): number[] {
  const prior = state.prior[domain]
  const priorMass = priorMassOf(state, domain)
  const total = priorMass + left * state.mass[domain]
  const ofPrior = total > 0 ? priorMass / total : 0
  const ofSignal = total > 0 ? left / total : 0
  return Array.from(state.signal[domain], (s, i) => {
    const component = (prior === null ? 0 : ofPrior * (prior[i] as number)) + ofSignal * s
    if (!Number.isFinite(component)) throw invalidState()
    return flushed(component)
  })
}

function saturations(
  { options }: DnaState,
  masses: Readonly<PerDomain<number>>,
): PerDomain<number> & { overall: number } {
  const saturated = { ...perDomain((domain) => saturation(masses[domain], options.kappa)), overall: 0 }
  for (const domain of DNA_DOMAINS) saturated.overall += DOMAIN_SHARES[domain] * saturated[domain]
  return saturated
}
