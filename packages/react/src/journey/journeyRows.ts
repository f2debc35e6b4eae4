import type { DnaHistory, DnaHistoryItem } from '@dia/core/history'
import { getInfluenceWeights } from '@dia/core/influence'
import type { InteractionColumns } from '@dia/core/journey'
import type { InteractionTimelineRow } from '@dia/core/queries'

export type JourneySource = InteractionTimelineRow['source'] | 'passport'

/** One interaction of the journey: as the host's table has it, as the Passport decided it, or both. */
export interface JourneyRow extends InteractionColumns {
  readonly id: string
  readonly source: JourneySource
  readonly interaction_type: string
  readonly entity_id: string | null
  readonly entity_name: string | null
  readonly artist_name: string | null
  readonly created_at: string
  /** The decision; null where the Passport has none. */
  readonly decision: DnaHistoryItem | null
}

/** A host row and a log entry of one type, entity and time (to this many ms) are one interaction. */
const SAME_MS = 1000

/** The host's interactions, each with the decision that the Passport made on it, and the Passport's others, oldest first. */
export function journeyRows(
  rows: readonly InteractionTimelineRow[],
  history: Pick<DnaHistory, 'items'> | null,
): JourneyRow[] {
  const open = new Map<string, DnaHistoryItem[]>()
  for (const item of history?.items ?? []) {
    const key = keyOf(item.eventType, item.entityId)
    const same = open.get(key)
    if (same) same.push(item)
    else open.set(key, [item])
  }
  const fromHost = rows.map(
    (row): JourneyRow => ({
      ...row,
      decision: take(open.get(keyOf(row.interaction_type, row.entity_id)), Date.parse(row.created_at)),
    }),
  )
  const others = [...open.values()].flat().map(
    (item): JourneyRow => ({
      id: item.id,
      source: 'passport',
      interaction_type: item.eventType,
      entity_id: item.entityId,
      entity_type: item.entityType,
      entity_name: item.entityName,
      artist_name: item.artistName,
      session_id: item.sessionId,
      created_at: item.occurredAt,
      decision: item,
    }),
  )
  return [...fromHost, ...others].sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at))
}

function keyOf(eventType: string, entityId: string | null): string {
  return `${getInfluenceWeights(eventType).eventType} ${entityId}`
}

/** Takes the decision nearest in time out of the open ones; null where none is near. */
function take(items: DnaHistoryItem[] | undefined, timeMs: number): DnaHistoryItem | null {
  if (items === undefined) return null
  let nearest = -1
  let distance = SAME_MS + 1
  items.forEach(({ occurredAt }, i) => {
    const away = Math.abs(Date.parse(occurredAt) - timeMs)
    if (away < distance) {
      nearest = i
      distance = away
    }
  })
  return nearest < 0 ? null : (items.splice(nearest, 1)[0] ?? null)
}
