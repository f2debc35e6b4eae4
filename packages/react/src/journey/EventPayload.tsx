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
export function EventPayload({ matrices, interaction }: { matrices: MatrixSource; interaction: JourneyRow }) {
  const { journey: words } = useMessages()
  // Of the first look: a decision that arrives later opens no second row.
  const [{ matrix, key }] = useState(() => placeOf(interaction))
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
      {value === null && !error && <ReadingSkeleton />}
      {value && value.payload === null && (
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
