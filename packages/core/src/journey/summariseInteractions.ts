import { answerOrDiaError } from '../errors/index.js'
import { compareText } from './compareText.js'
import type { Interaction } from './Interaction.js'
import { interactionTime } from './interactionTime.js'
import { eventTypeField, fieldsOf } from './journeyField.js'
import { TimeSpan } from './TimeSpan.js'

/** The columns of the influence summary query. */
export interface InteractionSummary {
  readonly interaction_type: string
  readonly occurrence_count: number
  readonly first_occurrence: string
  readonly last_occurrence: string
}

/**
 * What one user did and how often, the most frequent first: the influence summary query in memory. Types keep the
 * names they were logged by. Throws INVALID_INTERACTION, INVALID_TIMESTAMP.
 * @example
 * import { summariseInteractions } from '@dia/core/journey'
 * const played = (created_at) => ({ event_type: 'played', created_at })
 * summariseInteractions([played('2025-08-03'), played('2025-08-02')])[0].occurrence_count // → 2
 */
export function summariseInteractions(rows: readonly Interaction[]): InteractionSummary[] {
  return answerOrDiaError('summariseInteractions', () => {
    const types = new Map<string, { count: number; span: TimeSpan }>()
    for (const row of fieldsOf(rows)) {
      const name = eventTypeField(row)
      const at = interactionTime(row)
      const known = types.get(name)
      types.set(name, { count: (known?.count ?? 0) + 1, span: known?.span.with(at) ?? new TimeSpan(at) })
    }
    return [...types]
      .map(([interaction_type, { count, span }]) => ({
        interaction_type,
        occurrence_count: count,
        first_occurrence: span.start,
        last_occurrence: span.end,
      }))
      .sort(
        (a, b) =>
          b.occurrence_count - a.occurrence_count || compareText(a.interaction_type, b.interaction_type),
      )
  })
}
