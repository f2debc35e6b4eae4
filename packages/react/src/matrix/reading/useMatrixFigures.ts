import type { MatrixDefinition, MatrixFigures, MatrixSource } from '@dia/core/matrices'
import { useEffect, useState } from 'react'

const UNKNOWN: MatrixFigures = { values: {}, asOf: null }

/** Reads the figures after the rows have arrived, and again after each refresh; null until they are known. */
export function useMatrixFigures<Row>(
  matrix: MatrixDefinition<Row>,
  source: MatrixSource,
  readAt: number | null,
): MatrixFigures | null {
  const [figures, setFigures] = useState<MatrixFigures | null>(null)
  const isWanted = readAt !== null && (matrix.figures?.length ?? 0) > 0
  const [readFor, setReadFor] = useState<number | null>(null)
  const isOld = isWanted && (readFor === null || readAt - readFor > 15_000)
  useEffect(() => {
    if (!isOld || !source.readFigures) return
    const controller = new AbortController()
    source.readFigures(matrix, { signal: controller.signal }).then(
      (answer) => {
        if (controller.signal.aborted) return
        setFigures(answer)
        setReadFor(readAt)
      },
      () => {
        if (controller.signal.aborted) return
        setFigures((before) => before ?? UNKNOWN)
        setReadFor(readAt)
      },
    )
    return () => controller.abort()
  }, [matrix, source, isOld, readAt])
  return figures
}
