import {
  type ContributionGrouping,
  contributionKey,
  contributionsOf,
  type DnaContribution,
  groupContributions,
  type InfluenceMoment,
} from '@dia/core/attribution'
import { DNA_DOMAINS, DOMAIN_SHARES, type PerDomain } from '@dia/core/domains'
import type { DnaTrack } from '../dna/DnaTrack.js'

export type InfluenceGrouping = Exclude<ContributionGrouping, 'domain'>

/** What the events of one group are of a DNA. */
export interface InfluenceGroup {
  readonly key: string | null
  /** Its events, as positions on the track, oldest first. */
  readonly events: number[]
  /** The shares of what pulls toward, and of what pushes away. */
  readonly pulls: PerDomain<number>
  readonly pushes: PerDomain<number>
  /** Σ share · valence, signed. */
  readonly coefficients: PerDomain<number>
  /** All shares, weighted by the domain shares, 0 to 1. */
  overallShare: number
}

const SLICE = 400

/** The contributions at a moment, grouped; largest share first. Made in slices: each yield is a place to pause. */
export function* sumInfluence(
  { trace }: DnaTrack,
  moment: InfluenceMoment,
  by: InfluenceGrouping,
): Generator<void, InfluenceGroup[]> {
  const groups = new Map<string | null, InfluenceGroup>()
  for (let from = 0; from < moment.count; from += SLICE) {
    const slice = contributionsOf(trace, moment, from, from + SLICE)
    slice.forEach((contribution, i) => {
      groupOf(groups, contributionKey(contribution, by)).events.push(from + i)
    })
    addSums(groups, 'pulls', slice, by, (i) => (trace.valences[from + i] as number) >= 0)
    addSums(groups, 'pushes', slice, by, (i) => (trace.valences[from + i] as number) < 0)
    yield
  }
  return [...groups.values()].sort((a, b) => b.overallShare - a.overallShare)
}

/** Several groups as one. */
export function joinGroups(groups: readonly InfluenceGroup[]): InfluenceGroup {
  const joined = emptyGroup(null)
  for (const { events, pulls, pushes, coefficients, overallShare } of groups) {
    for (const event of events) joined.events.push(event)
    addTo(joined.pulls, pulls)
    addTo(joined.pushes, pushes)
    addTo(joined.coefficients, coefficients)
    joined.overallShare += overallShare
  }
  return joined
}

/** The domains' values weighted by the domain shares. */
export function overallOf(values: Readonly<PerDomain<number>>): number {
  return DNA_DOMAINS.reduce((sum, domain) => sum + DOMAIN_SHARES[domain] * values[domain], 0)
}

function addSums(
  groups: Map<string | null, InfluenceGroup>,
  side: 'pulls' | 'pushes',
  slice: readonly DnaContribution[],
  by: InfluenceGrouping,
  belongs: (position: number) => boolean,
): void {
  const sums = groupContributions(
    slice.filter((_, i) => belongs(i)),
    by,
  )
  for (const { key, shares, coefficients, overallShare } of sums.groups) {
    const group = groupOf(groups, key)
    addTo(group[side], shares)
    addTo(group.coefficients, coefficients)
    group.overallShare += overallShare
  }
}

function groupOf(groups: Map<string | null, InfluenceGroup>, key: string | null): InfluenceGroup {
  const known = groups.get(key)
  if (known) return known
  const made = emptyGroup(key)
  groups.set(key, made)
  return made
}

function emptyGroup(key: string | null): InfluenceGroup {
  const zero = () => ({ cultural: 0, behavioral: 0, economic: 0, spatial: 0 })
  return { key, events: [], pulls: zero(), pushes: zero(), coefficients: zero(), overallShare: 0 }
}

function addTo(sum: PerDomain<number>, part: Readonly<PerDomain<number>>): void {
  for (const domain of DNA_DOMAINS) sum[domain] += part[domain]
}
