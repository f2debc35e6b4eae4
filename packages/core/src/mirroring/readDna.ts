import type { DnaDomain, PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState, invalidState } from './checkDnaState.js'
import { compositeOf, flushed } from './compositeOf.js'
import type { DnaState } from './DnaState.js'
import { readingTime } from './readingTime.js'
import { anchorOf } from './referenceTime.js'
import { twoToThe } from './twoToThe.js'

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
  const { lifetimeMass, eventCount, newestEventAt, options } = state
  const anchorMs = anchorOf(state)
  const domains = checkDnaState(state)
  const left = perDomain(
    (_, { halfLife }) => twoToThe((Math.floor(anchorMs / halfLife) * halfLife - timeMs) / halfLife),
    domains,
  )
  const mass = perDomain((_, sums, rest) => rest * sums.mass, domains, left)
  const vectors = perDomain(
    (_, { signal, prior, priorMass }, rest, evidence) => {
      const total = priorMass + evidence || 1
      return signal.map((component, i) =>
        flushed((priorMass * (prior[i] as number) + rest * component) / total),
      )
    },
    domains,
    left,
    mass,
  )
  const composite = compositeOf(vectors)
  if (!composite.every(Number.isFinite)) throw invalidState()
  const saturations = (masses: Readonly<PerDomain<number>>) => {
    let overall = 0
    const each = perDomain((_, evidence, share) => {
      const part = evidence / (evidence + options.kappa)
      overall += share * part
      return part
    }, masses)
    return { ...each, overall }
  }
  return {
    at: new Date(timeMs).toISOString(),
    ...vectors,
    composite,
    confidence: saturations(mass),
    maturity: saturations(lifetimeMass),
    mass,
    lifetimeMass: { ...lifetimeMass },
    eventCount,
    newestEventAt: newestEventAt === null ? null : new Date(newestEventAt).toISOString(),
  }
}

/** m0, where there is a prior for it to weigh. */
export function priorMassOf(state: DnaState, domain: DnaDomain): number {
  return state.prior[domain] ? state.options.priorMass : 0
}
