import type { MatrixBreakdown, MatrixBreakdownPart, MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import { useCallback } from 'react'
import { useMessages } from '../../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../../reading/ReadingState.js'
import { useReading } from '../../reading/useReading.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import { DailyParts } from './DailyParts.js'
import { RankedParts } from './RankedParts.js'
import { SharesParts } from './SharesParts.js'
import { TimelineParts } from './TimelineParts.js'

const KINDS = { ranking: RankedParts, daily: DailyParts, shares: SharesParts, timeline: TimelineParts }

/** What an open row is made up of, read when its tab is opened. */
export default function RowBreakdown({
  matrix,
  breakdown,
  rowKey,
  source,
}: {
  matrix: MatrixDefinition<AnyRow>
  breakdown: MatrixBreakdown
  rowKey: string
  source: MatrixSource
}) {
  const { detail: words, matrix: names } = useMessages()
  const { name, kind, partLabels } = breakdown
  const read = useCallback(
    async (signal: AbortSignal) => (await source.readBreakdown?.(matrix, name, rowKey, { signal })) ?? [],
    [matrix, name, rowKey, source],
  )
  const { value: parts, error, retry } = useReading(read)
  const nameOf = useCallback(
    ({ label, id }: MatrixBreakdownPart) => {
      if (label === null) return id ?? words.others
      const text = partLabels && Object.hasOwn(partLabels, label) ? partLabels[label] : undefined
      return text === undefined
        ? label
        : names.label(text, { matrix: matrix.name, breakdown: name, part: label })
    },
    [matrix.name, name, partLabels, names, words],
  )
  if (error !== null) return <ReadingFailure error={error} onRetry={retry} />
  if (parts === null) return <ReadingSkeleton />
  if (parts.length === 0) return <p className="dia-muted">{words.noParts}</p>
  const Parts = KINDS[kind]
  return <Parts breakdown={breakdown} parts={parts} nameOf={nameOf} />
}
