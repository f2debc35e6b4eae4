import type { DnaHistory } from '@dia/core/history'
import { getInfluenceWeights } from '@dia/core/influence'
import type { JourneyRow } from '../../journey/journeyRows.js'

type Row = Readonly<Record<string, unknown>>

/** Where a matrix of interactions holds what, and when: the columns of the entity's id and name, and of the time. */
const INTERACTIONS: Readonly<Record<string, { id: string; name: string; at: string }>> = {
  passport: { id: 'entity_id', name: 'entity_name', at: 'occurred_at' },
  engagements: { id: 'content_id', name: 'content_title', at: 'created_at' },
  listens: { id: 'content_id', name: 'content_title', at: 'created_at' },
  votes: { id: 'event_id', name: 'event_title', at: 'created_at' },
}

/** A host's row and a log entry of one type, entity and time (to this many ms) are one interaction. */
const SAME_MS = 1000

/** A row as an interaction with the decision that the Passport made on it; null where its matrix holds none. */
export function rowInteraction(matrix: string, row: Row, history: DnaHistory | null): JourneyRow | null {
  const columns = Object.hasOwn(INTERACTIONS, matrix) ? INTERACTIONS[matrix] : undefined
  if (columns === undefined || textOf(row.user_id) === null) return null
  const eventType = textOf(row.event_type) ?? ''
  const entityId = textOf(row[columns.id])
  const at = textOf(row[columns.at]) ?? ''
  const canonical = getInfluenceWeights(eventType).eventType
  const isSame = (item: DnaHistory['items'][number]) =>
    item.id === row.id ||
    (item.entityId === entityId &&
      getInfluenceWeights(item.eventType).eventType === canonical &&
      Math.abs(Date.parse(item.occurredAt) - Date.parse(at)) <= SAME_MS)
  return {
    id: String(row.id),
    source: 'passport',
    interaction_type: eventType,
    entity_id: entityId,
    entity_type: textOf(row.entity_type),
    entity_name: textOf(row[columns.name]),
    artist_name: textOf(row.artist_name),
    session_id: textOf(row.session_id),
    created_at: at,
    decision: history?.items.find(isSame) ?? null,
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
