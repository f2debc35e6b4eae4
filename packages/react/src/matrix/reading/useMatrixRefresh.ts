import type { MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLatest } from '../state/useLatest.js'

/** Has the source recompute a matrix, once at a time; leaving the page abandons it. */
export function useMatrixRefresh<Row>(
  matrix: MatrixDefinition<Row>,
  source: MatrixSource,
  handlers: { onDone(): void; onFailed(error: unknown): void },
): { refresh(): void; isRefreshing: boolean } {
  const [isRefreshing, setRefreshing] = useState(false)
  const running = useRef<AbortController | null>(null)
  const latest = useLatest(handlers)

  useEffect(
    () => () => {
      running.current?.abort()
      running.current = null
      setRefreshing(false)
    },
    [],
  )

  const refresh = useCallback(() => {
    if (running.current !== null) return
    const controller = new AbortController()
    running.current = controller
    setRefreshing(true)
    const end = (report: () => void) => {
      if (controller.signal.aborted) return
      running.current = null
      setRefreshing(false)
      report()
    }
    source.refresh(matrix, { signal: controller.signal }).then(
      () => end(() => latest.current.onDone()),
      (error: unknown) => end(() => latest.current.onFailed(error)),
    )
  }, [matrix, source, latest])

  return { refresh, isRefreshing }
}
