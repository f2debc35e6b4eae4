import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { priorMassOf } from '../mirroring/readDna.js'
import { readingTime } from '../mirroring/readingTime.js'
import { anchorOf, halfLifeMs } from '../mirroring/referenceTime.js'
import { twoToThe } from '../mirroring/twoToThe.js'
import type { DnaContribution } from './DnaAttribution.js'
import type { InfluenceTrace } from './InfluenceTrace.js'
import { countUpTo, earlierMass, evidenceAlong, type InfluenceEvidence } from './influenceEvidence.js'
import { traceSums, worthToMoment } from './traceSums.js'

const DOMAINS = DNA_DOMAINS.length

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
    const left = leftOfEvents(trace, count, atMs)
    const earlier = earlierMass(state, atMs)
    const [known] = evidenceAlong(trace, [atMs]) as [InfluenceEvidence]
    const { mass } = known
    const scale = perDomain((domain) => {
      const total = priorMassOf(state, domain) + mass[domain]
      return total > 0 ? 1 / total : 0
    })
    const shares = new Float64Array(count * DOMAINS)
    DNA_DOMAINS.forEach((domain, d) => {
      const per = scale[domain]
      for (let i = d; i < shares.length; i += DOMAINS)
        shares[i] = (weights[i] as number) * (left[i] as number) * per
    })
    return {
      ...known,
      count,
      prior: perDomain((domain) => priorMassOf(state, domain) * scale[domain]),
      earlier: perDomain((domain) => earlier[domain] * scale[domain]),
      shares,
      left,
    }
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

/** What decay has left of the first `count` events at a moment. Domains of one half-life share the work. */
function leftOfEvents(trace: InfluenceTrace, count: number, atMs: number): Float64Array {
  const { state, times } = trace
  const left = new Float64Array(count * DOMAINS)
  const sums = traceSums(trace)
  if (sums !== null) {
    worthToMoment(trace, sums, atMs).forEach((factor, d) => {
      for (let i = d; i < left.length; i += DOMAINS) left[i] = Math.min(1, (sums.worth[i] as number) * factor)
    })
    return left
  }
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
