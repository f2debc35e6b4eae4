import type { DiaError } from '@dia/core/errors'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLatest } from '../state/useLatest.js'

/** Reads the page after a cursor, once at a time; another cursor abandons what is under way. `read` tells what failed. */
export function useReadMore(
  after: string | null,
  read: (after: string, signal: AbortSignal) => Promise<DiaError | null>,
): { readMore(): void; isReadingMore: boolean; error: DiaError | null } {
  const [readingAfter, setReadingAfter] = useState<string | null>(null)
  const [error, setError] = useState<DiaError | null>(null)
  const running = useRef<AbortController | null>(null)
  const latest = useLatest({ after, read })

  useEffect(() => {
    if (after === null) running.current?.abort()
    return () => {
      running.current?.abort()
      running.current = null
      setError(null)
    }
  }, [after])

  const readMore = useCallback(() => {
    const { after: cursor, read: readAfter } = latest.current
    if (cursor === null || running.current !== null) return
    const controller = new AbortController()
    running.current = controller
    setReadingAfter(cursor)
    setError(null)
    void readAfter(cursor, controller.signal).then((failure) => {
      if (running.current === controller) running.current = null
      if (!controller.signal.aborted) setError(failure)
      setReadingAfter((current) => (current === cursor ? null : current))
    })
  }, [latest])

  return { readMore, isReadingMore: readingAfter !== null, error }
}
