import type { Instant } from '../time/index.js'
import { compareText } from './compareText.js'
import type { Interaction } from './Interaction.js'
import { interactionTime, recordedTime } from './interactionTime.js'
import {
  entityIdField,
  eventTypeField,
  fieldsOf,
  metadataText,
  numberField,
  textField,
} from './journeyField.js'

/** An interaction with its fields read and checked. */
export interface TimelineRow<Row extends Interaction> {
  readonly interaction: Row
  /** Its place in the list as given. */
  readonly index: number
  readonly id: string
  readonly userId: string | null
  readonly sessionId: string | null
  readonly eventType: string
  readonly entityType: string | null
  readonly entityId: string | null
  readonly artistId: string | null
  readonly context: string | null
  readonly completion: number | null
  readonly at: Instant
  readonly recordedAt: Instant | null
}

/** Reads the rows, in the order given. Throws INVALID_INTERACTION, INVALID_TIMESTAMP. */
export function readTimeline<Row extends Interaction>(rows: readonly Row[]): TimelineRow<Row>[] {
  return fieldsOf(rows).map((row, index) => {
    const progress = numberField(row, 'progress_percentage')
    return {
      interaction: rows[index] as Row,
      index,
      id: textField(row, 'id') ?? '',
      userId: textField(row, 'user_id'),
      sessionId: textField(row, 'session_id'),
      eventType: eventTypeField(row),
      entityType: textField(row, 'entity_type'),
      entityId: entityIdField(row),
      artistId: textField(row, 'artist_id') ?? metadataText(row, 'artist_id'),
      context: metadataText(row, 'context'),
      completion: progress === null ? null : Math.min(1, Math.max(0, progress / 100)),
      at: interactionTime(row),
      recordedAt: recordedTime(row),
    }
  })
}

/** By time, then id; rows without ids by what they are, so that their order as given matters only between equals. */
export function compareTimelineRows(a: TimelineRow<Interaction>, b: TimelineRow<Interaction>): number {
  return (
    compareText(a.at.iso, b.at.iso) ||
    compareText(a.id, b.id) ||
    compareText(a.eventType, b.eventType) ||
    compareText(a.entityId ?? '', b.entityId ?? '') ||
    a.index - b.index
  )
}
