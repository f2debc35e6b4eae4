import type { DiaFormat, DiaMessages } from '../messages/index.js'
import type { InfluenceRow } from './influenceRows.js'
import type { InfluenceGrouping } from './sumInfluence.js'

/** A line's name as the reader sees it. */
export function rowLabel(
  { kind, label, groups }: InfluenceRow,
  by: InfluenceGrouping,
  { helix, influence: words }: Pick<DiaMessages, 'helix' | 'influence'>,
  format: DiaFormat,
): string {
  if (kind === 'prior') return words.prior
  if (kind === 'earlier') return words.earlier
  if (kind === 'rest') return words.rest(format.number(groups))
  if (label === null) return words.unknown[by]
  if (by === 'eventType') return helix.eventType(label)
  return by === 'period' ? format.month(label) : label
}
