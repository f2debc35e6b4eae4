import type { InfluenceMoment } from '@dia/core/attribution'
import type { PerDomain } from '@dia/core/domains'
import { getInfluenceWeights } from '@dia/core/influence'
import { enrichInteractionSummary } from '@dia/core/journey'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { type InfluenceGroup, type InfluenceGrouping, joinGroups, overallOf } from './sumInfluence.js'

/** One line of the chart: a group, what the groups beyond the limit come to, the prior, or what was there before. */
export interface InfluenceRow extends Omit<InfluenceGroup, 'key'> {
  readonly kind: 'group' | 'rest' | 'prior' | 'earlier'
  readonly key: string
  /** Null for what has no name. */
  readonly label: string | null
  /** How many groups stand behind a rest. */
  readonly groups: number
  /** Of an event type, as the catalogue has it; null for other groupings. */
  readonly baseWeight: number | null
  /** Count × base weight, as the requirements' influence summary has it. */
  readonly totalInfluence: number | null
}

/** The chart's lines: the largest groups, the rest as one, then prior and what was there before where they count. */
export function influenceRows(
  track: DnaTrack,
  moment: InfluenceMoment,
  groups: readonly InfluenceGroup[],
  by: InfluenceGrouping,
  limit: number,
): InfluenceRow[] {
  const shown = groups.length <= limit + 1 ? groups : groups.slice(0, limit)
  const rest = groups.slice(shown.length)
  return [
    ...shown.map((group) => groupRow(track, group, by)),
    ...(rest.length === 0
      ? []
      : [{ ...plain('rest', joinGroups(rest)), groups: rest.length } satisfies InfluenceRow]),
    fixedRow('prior', moment.prior),
    ...(overallOf(moment.earlier) > 0 ? [fixedRow('earlier', moment.earlier)] : []),
  ]
}

function groupRow(track: DnaTrack, group: InfluenceGroup, by: InfluenceGrouping): InfluenceRow {
  const [summary] =
    by === 'eventType' && group.key !== null
      ? enrichInteractionSummary([{ interaction_type: group.key, occurrence_count: group.events.length }])
      : []
  return {
    ...plain('group', group),
    key: `group ${group.key}`,
    label: labelOf(track, group, by),
    baseWeight: summary ? getInfluenceWeights(group.key ?? '').baseIntensity : null,
    totalInfluence: summary?.totalInfluence ?? null,
  }
}

function labelOf(track: DnaTrack, { key, events }: InfluenceGroup, by: InfluenceGrouping): string | null {
  const item = track.items[events[events.length - 1] ?? -1]
  if (by === 'entity') return item?.entityName ?? key
  if (by === 'artist') return item?.artistName ?? key
  return key
}

function plain(kind: InfluenceRow['kind'], group: Omit<InfluenceGroup, 'key'>): InfluenceRow {
  return { ...group, kind, key: kind, label: null, groups: 1, baseWeight: null, totalInfluence: null }
}

function fixedRow(kind: 'prior' | 'earlier', shares: Readonly<PerDomain<number>>): InfluenceRow {
  const none = { cultural: 0, behavioral: 0, economic: 0, spatial: 0 }
  return plain(kind, {
    events: [],
    pulls: { ...shares },
    pushes: none,
    coefficients: { ...shares },
    overallShare: overallOf(shares),
  })
}
