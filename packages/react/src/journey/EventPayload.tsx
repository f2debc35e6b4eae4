import { findMatrix, type MatrixSource } from '@dia/core/matrices'
import { useCallback, useState } from 'react'
import JsonBlock from '../matrix/cells/JsonBlock.js'
import { useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { useReading } from '../reading/useReading.js'
import type { JourneyRow } from './journeyRows.js'

/** The matrices whose rows hold a payload, by where an interaction comes from. */
const MATRICES: Readonly<Partial<Record<JourneyRow['source'], string>>> = {
  passport: 'passport',
  engagement: 'engagements',
  listening: 'listens',
}

/** What an interaction holds beside its columns, of its log entry or else of the host's row; each opening is audited. */
export function EventPayload({
  matrices,
  interaction,
  isDecisionKnown,
}: {
  matrices: MatrixSource
  interaction: JourneyRow
  /** Whether its decision would be here if it had one. */
  isDecisionKnown: boolean
}) {
  const { journey: words } = useMessages()
  // Of the first look where that had a row: a decision that arrives later opens no second one.
  const [first] = useState(() => placeOf(interaction))
  const { matrix, key } = first.matrix ? first : placeOf(interaction)
  const isAwaited = matrix === undefined && !isDecisionKnown
  const read = useCallback(
    async (signal: AbortSignal) => {
      const row = matrix && (await matrices.openRow?.(matrix, key, { signal }))
      return { payload: row?.metadata ?? null }
    },
    [matrices, matrix, key],
  )
  const { value, error, retry } = useReading(read)
  return (
    <div>
      <p className="dia-section-title">{words.payload}</p>
      {error && <ReadingFailure error={error} onRetry={retry} />}
      {(isAwaited || value === null) && !error && <ReadingSkeleton />}
      {!isAwaited && value && value.payload === null && (
        <p className="dia-muted">{matrix ? words.noPayload : words.noVotePayload}</p>
      )}
      {value && value.payload !== null && <JsonBlock value={value.payload} />}
    </div>
  )
}

function placeOf({ decision, source, id }: JourneyRow) {
  const name = decision ? 'passport' : MATRICES[source]
  return { matrix: name === undefined ? undefined : findMatrix(name), key: decision?.id ?? id }
}
