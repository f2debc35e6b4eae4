import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { saturation } from '../mirroring/evidence.js'
import type { DnaState } from '../mirroring/index.js'
import { priorMassOf } from '../mirroring/readDna.js'
import { readingTime } from '../mirroring/readingTime.js'
import { anchorOf, halfLifeMs, leftAt } from '../mirroring/referenceTime.js'
import { twoToThe } from '../mirroring/twoToThe.js'
import type { DnaContribution } from './DnaAttribution.js'
import type { InfluenceTrace } from './InfluenceTrace.js'

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

/** Where a DNA comes from at one moment; later events are left out. Prior, earlier and shares sum to 1 per domain. */
export interface InfluenceMoment extends InfluenceEvidence {
  /** Events of the trace at or before the moment. */
  readonly count: number
  readonly prior: PerDomain<number>
  readonly earlier: PerDomain<number>
  /** Four per event of the trace, in the order of DNA_DOMAINS. */
  readonly shares: Float64Array
  /** What decay has left of each event, 0 to 1, four per event. */
  readonly left: Float64Array
}

/**
 * The attribution of the DNA as it was at a moment (default: the newest event's), as `attributeDna` answers it for
 * the events up to then, as numbers.
 * @example
 * import { influenceAt, traceInfluence } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * const trace = traceInfluence(createDnaState({ dimensions: 2, prior: { cultural: [1, 0] } }), [])
 * influenceAt(trace, '2026-01-01T00:00:00Z').prior.cultural // → 1
 */
export function influenceAt(trace: InfluenceTrace, at?: Date | string): InfluenceMoment {
  return answerOrDiaError('influenceAt', () => {
    const { state, times, weights } = trace
    const newest = times[times.length - 1]
    const otherwise = Math.max(newest ?? anchorOf(state), state.newestEventAt ?? Number.NEGATIVE_INFINITY)
    const atMs = readingTime(otherwise, state.newestEventAt, at)
    const count = countUpTo(times, atMs)
    const left = leftOfEvents(state, times, count, atMs)
    const earlier = earlierMass(state, atMs)
    const sums = DNA_DOMAINS.map((domain) => ({ mass: earlier[domain], life: state.lifetimeMass[domain] }))
    const shares = new Float64Array(count * DOMAINS)
    sums.forEach((sum, d) => {
      for (let i = d; i < shares.length; i += DOMAINS) {
        const k = weights[i] as number
        sum.life += k
        shares[i] = k * (left[i] as number)
        sum.mass += shares[i] as number
      }
    })
    const massOf = (domain: DnaDomain) => sums[DNA_DOMAINS.indexOf(domain)]?.mass ?? 0
    const scale = perDomain((domain) => {
      const total = priorMassOf(state, domain) + massOf(domain)
      return total > 0 ? 1 / total : 0
    })
    DNA_DOMAINS.forEach((domain, d) => {
      for (let i = d; i < shares.length; i += DOMAINS) shares[i] = (shares[i] as number) * scale[domain]
    })
    const mass = perDomain(massOf)
    const lifetimeMass = perDomain((domain) => sums[DNA_DOMAINS.indexOf(domain)]?.life ?? 0)
    return {
      ...evidence(state, atMs, mass, lifetimeMass),
      count,
      prior: perDomain((domain) => priorMassOf(state, domain) * scale[domain]),
      earlier: perDomain((domain) => earlier[domain] * scale[domain]),
      shares,
      left,
    }
  })
}

/**
 * The evidence at each of the moments, in their order, from one pass over the trace.
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
    const { state, times, weights } = trace
    const asked = Array.from(moments, (moment) => readingTime(0, state.newestEventAt, moment))
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
      const at = (values: readonly number[]) =>
        perDomain((domain) => values[DNA_DOMAINS.indexOf(domain)] ?? 0)
      const after = at(since)
      const mass = perDomain((domain) => earlier[domain] + after[domain])
      found.set(atMs, evidence(state, atMs, mass, at(life)))
    }
    return asked.map((atMs) => found.get(atMs) as InfluenceEvidence)
  })
}

/**
 * The contributions of the trace's events `from` (in it) to `to` (not in it), both at most `moment.count`, in time
 * order: pieces of what `attributeDna` answers, for grouping without a long pause.
 * @example
 * import { contributionsOf, influenceAt, traceInfluence } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * const trace = traceInfluence(createDnaState(), [])
 * contributionsOf(trace, influenceAt(trace, '2026-01-01T00:00:00Z')).length // → 0
 */
export function contributionsOf(
  trace: InfluenceTrace,
  moment: InfluenceMoment,
  from = 0,
  to?: number,
): DnaContribution[] {
  return answerOrDiaError('contributionsOf', () => {
    const contributions: DnaContribution[] = []
    const end = Math.min(to ?? moment.count, moment.count, trace.times.length)
    for (let event = Math.max(0, from); event < end; event++) {
      const { id, entityId, artistId } = trace.interactions[trace.positions[event] as number] ?? {}
      const valence = trace.valences[event] as number
      const shares = perDomain(
        (domain) => moment.shares[event * DOMAINS + DNA_DOMAINS.indexOf(domain)] as number,
      )
      contributions.push({
        id: id ?? null,
        eventType: trace.eventTypes[event] as string,
        entityId: entityId ?? null,
        artistId: artistId ?? null,
        occurredAt: new Date(trace.times[event] as number).toISOString(),
        shares,
        coefficients: perDomain((domain) => shares[domain] * valence),
      })
    }
    return contributions
  })
}

function countUpTo(times: Float64Array, atMs: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** Domains of one half-life share the work. */
function leftOfEvents(state: DnaState, times: Float64Array, count: number, atMs: number): Float64Array {
  const left = new Float64Array(count * DOMAINS)
  const halfLives = DNA_DOMAINS.map((domain) => halfLifeMs(state, domain))
  halfLives.forEach((halfLife, d) => {
    const same = halfLives.indexOf(halfLife) - d
    for (let event = 0; event < count; event++) {
      const i = event * DOMAINS + d
      left[i] = same < 0 ? (left[i + same] as number) : twoToThe(((times[event] as number) - atMs) / halfLife)
    }
  })
  return left
}

function earlierMass(state: DnaState, atMs: number): PerDomain<number> {
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
