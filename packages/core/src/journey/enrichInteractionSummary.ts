import { answerOrDiaError, DiaError } from '../errors/index.js'
import { getInfluenceWeights, type InfluenceCatalogue, type InfluenceWeights } from '../influence/index.js'
import { eventTypeField, fieldsOf } from './journeyField.js'

/** What the enrichment needs of a row; a count may come as text or bigint, as drivers answer `count(*)`. */
export interface CountedInteractions {
  readonly interaction_type: string
  readonly occurrence_count: number | bigint | string
}

export type EnrichedSummary<Row extends CountedInteractions> = Row & {
  readonly weights: InfluenceWeights
  /** `occurrence_count` × `baseIntensity`. */
  readonly totalInfluence: number
}

/**
 * Rows of the influence summary with their weights and total influence. Throws INVALID_INTERACTION.
 * @example
 * import { enrichInteractionSummary } from '@dia/core/journey'
 * enrichInteractionSummary([{ interaction_type: 'vote_cast', occurrence_count: 5 }])[0].totalInfluence // → 4.5
 */
export function enrichInteractionSummary<Row extends CountedInteractions>(
  rows: readonly Row[],
  catalogue?: InfluenceCatalogue,
): EnrichedSummary<Row>[] {
  return answerOrDiaError('enrichInteractionSummary', () => {
    const fields = fieldsOf(rows)
    return rows.map((row, index) => {
      const weights = getInfluenceWeights(eventTypeField(fields[index] ?? {}), catalogue)
      return { ...row, weights, totalInfluence: countOf(row.occurrence_count) * weights.baseIntensity }
    })
  })
}

function countOf(value: unknown): number {
  const isCount = typeof value === 'number' || typeof value === 'bigint' || /^\d+$/.test(String(value))
  const count = isCount ? Number(value) : Number.NaN
  if (Number.isFinite(count) && count >= 0) return count
  throw new DiaError(
    'INVALID_INTERACTION',
    'A row has an occurrence_count that is no count',
    'Pass rows of the influence summary query, or of summariseInteractions.',
  )
}
