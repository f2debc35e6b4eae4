import { DNA_DOMAINS, DOMAIN_SHARES, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { saturation } from '../mirroring/evidence.js'
import type { DnaState } from '../mirroring/index.js'
import { readingTime } from '../mirroring/readingTime.js'
import { anchorOf, halfLifeMs, leftAt } from '../mirroring/referenceTime.js'
import { twoToThe } from '../mirroring/twoToThe.js'
import type { InfluenceTrace } from './InfluenceTrace.js'
import { type TraceSums, traceSums, worthToMoment } from './traceSums.js'

const DOMAINS = DNA_DOMAINS.length

/** How much evidence stands behind a DNA at one moment. */
export interface InfluenceEvidence {
  /** In ms since the Unix epoch. */
  readonly atMs: number
  readonly mass: PerDomain<number>
  readonly lifetimeMass: PerDomain<number>
  /** M/(M+κ); `overall` is weighted by the domain shares. */
  readonly confidence: PerDomain<number> & { readonly overall: number }
  /** L/(L+κ) likewise. */
  readonly maturity: PerDomain<number> & { readonly overall: number }
}

/**
 * The evidence at each of the moments, in their order; sums up to each event are made once per trace.
 * @example
 * import { influenceEvidence, traceInfluence } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * influenceEvidence(traceInfluence(createDnaState(), []), ['2026-01-01T00:00:00Z'])[0].confidence.overall // → 0
 */
export function influenceEvidence(
  trace: InfluenceTrace,
  moments: readonly (Date | string)[],
): InfluenceEvidence[] {
  return answerOrDiaError('influenceEvidence', () => {
    const asked = Array.from(moments, (moment) => readingTime(0, trace.state.newestEventAt, moment))
    return evidenceAlong(trace, asked)
  })
}

/** The evidence at each of the times. */
export function evidenceAlong(trace: InfluenceTrace, asked: readonly number[]): InfluenceEvidence[] {
  const sums = traceSums(trace)
  return sums === null
    ? evidenceByPass(trace, asked)
    : asked.map((atMs) => evidenceFromSums(trace, sums, atMs))
}

/** The same from one pass over the events, for a history too long for sums. */
function evidenceByPass(
  { state, times, weights }: InfluenceTrace,
  asked: readonly number[],
): InfluenceEvidence[] {
  const found = new Map<number, InfluenceEvidence>()
  const halfLives = DNA_DOMAINS.map((domain) => halfLifeMs(state, domain))
  const life = DNA_DOMAINS.map((domain) => state.lifetimeMass[domain])
  const since = DNA_DOMAINS.map(() => 0)
  const worth = DNA_DOMAINS.map(() => 1)
  let sinceMs = asked.reduce((least, atMs) => Math.min(least, atMs), Number.POSITIVE_INFINITY)
  let event = 0
  /** What is left per domain after so long; domains of one half-life share the work. */
  const leftAfter = (ms: number) => {
    for (let d = 0; d < DOMAINS; d++)
      worth[d] =
        d > 0 && halfLives[d] === halfLives[0]
          ? (worth[0] as number)
          : twoToThe(Math.min(0, -ms / (halfLives[d] as number)))
  }
  const passTo = (timeMs: number) => {
    if (timeMs === sinceMs) return
    leftAfter(timeMs - sinceMs)
    for (let d = 0; d < DOMAINS; d++) since[d] = (since[d] as number) * (worth[d] as number)
    sinceMs = timeMs
  }
  for (const atMs of asked.toSorted((a, b) => a - b)) {
    for (; event < times.length && (times[event] as number) <= atMs; event++) {
      const timeMs = times[event] as number
      const isEarly = timeMs < sinceMs
      if (isEarly) leftAfter(sinceMs - timeMs)
      else passTo(timeMs)
      for (let d = 0; d < DOMAINS; d++) {
        const k = weights[event * DOMAINS + d] as number
        life[d] = (life[d] as number) + k
        since[d] = (since[d] as number) + (isEarly ? k * (worth[d] as number) : k)
      }
    }
    passTo(atMs)
    const earlier = earlierMass(state, atMs)
    const at = (values: readonly number[]) => perDomain((domain) => values[DNA_DOMAINS.indexOf(domain)] ?? 0)
    const after = at(since)
    const mass = perDomain((domain) => earlier[domain] + after[domain])
    found.set(atMs, evidence(state, atMs, mass, at(life)))
  }
  return asked.map((atMs) => found.get(atMs) as InfluenceEvidence)
}

/** The evidence at a moment from the sums up to it. */
function evidenceFromSums(trace: InfluenceTrace, sums: TraceSums, atMs: number): InfluenceEvidence {
  const { state, times } = trace
  const count = countUpTo(times, atMs)
  const factors = worthToMoment(trace, sums, atMs)
  const upTo = (values: Float64Array, d: number) => values[(count - 1) * DOMAINS + d] ?? 0
  const earlier = earlierMass(state, atMs)
  const mass = perDomain((domain) => {
    const d = DNA_DOMAINS.indexOf(domain)
    return earlier[domain] + (count === 0 ? 0 : upTo(sums.masses, d) * (factors[d] as number))
  })
  const life = perDomain(
    (domain) => state.lifetimeMass[domain] + upTo(sums.lives, DNA_DOMAINS.indexOf(domain)),
  )
  return evidence(state, atMs, mass, life)
}

/** Events at or before a time. */
export function countUpTo(times: Float64Array, atMs: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** What of M was there before the trace. */
export function earlierMass(state: DnaState, atMs: number): PerDomain<number> {
  return perDomain((domain) =>
    state.mass[domain] === 0 ? 0 : leftAt(state, domain, atMs, anchorOf(state)) * state.mass[domain],
  )
}

function evidence(
  { options }: DnaState,
  atMs: number,
  mass: PerDomain<number>,
  lifetimeMass: PerDomain<number>,
): InfluenceEvidence {
  const saturations = (masses: PerDomain<number>) => {
    const each = perDomain((domain) => saturation(masses[domain], options.kappa))
    return {
      ...each,
      overall: DNA_DOMAINS.reduce((sum, domain) => sum + DOMAIN_SHARES[domain] * each[domain], 0),
    }
  }
  return { atMs, mass, lifetimeMass, confidence: saturations(mass), maturity: saturations(lifetimeMass) }
}
