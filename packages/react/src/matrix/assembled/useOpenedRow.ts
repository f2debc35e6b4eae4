import type { DiaError } from '@dia/core/errors'
import type { MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { asDiaError } from '../../reading/asDiaError.js'
import type { AnyRow } from '../parts/MatrixContext.js'

export interface OpenedRow {
  /** The row with everything in it; null until the backend has written down who opened it. */
  readonly row: AnyRow | null
  readonly error: DiaError | null
  retry(): void
}

/** Opens a row at its source, once for each time it is shown; what the page reads anew since then counts. */
export function useOpenedRow(matrix: MatrixDefinition<AnyRow>, row: AnyRow, source: MatrixSource): OpenedRow {
  const [opened, setOpened] = useState<AnyRow | null>(null)
  const [error, setError] = useState<DiaError | null>(null)
  const [round, setRound] = useState(0)
  const key = String(row[matrix.key])
  const opens = source.openRow !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round opens it again
  useEffect(() => {
    if (!source.openRow) return
    const controller = new AbortController()
    setError(null)
    // A row that is closed at once, as in StrictMode, was not opened.
    const timer = setTimeout(() => {
      source.openRow?.(matrix, key, { signal: controller.signal }).then(
        (found) => !controller.signal.aborted && setOpened(found),
        (failure: unknown) => !controller.signal.aborted && setError(asDiaError(failure)),
      )
    })
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [matrix, source, key, round])
  const whole = useMemo(() => (opened === null ? null : { ...opened, ...row }), [opened, row])
  return { row: opens ? whole : row, error, retry: useCallback(() => setRound((before) => before + 1), []) }
}
