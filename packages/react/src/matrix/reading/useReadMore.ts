import { useCallback, useEffect, useRef, useState } from 'react'
import { useLatest } from '../state/useLatest.js'

/** Reads the page after a cursor, once at a time; another cursor abandons what is under way. */
export function useReadMore(
  after: string | null,
  read: (after: string, signal: AbortSignal) => Promise<void>,
): { readMore(): void; isReadingMore: boolean } {
  const [readingAfter, setReadingAfter] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  const latest = useLatest({ after, read })

  useEffect(() => {
    if (after === null) running.current?.abort()
    return () => {
      running.current?.abort()
      running.current = null
    }
  }, [after])

  const readMore = useCallback(() => {
    const { after: cursor, read: readAfter } = latest.current
    if (cursor === null || running.current !== null) return
    const controller = new AbortController()
    running.current = controller
    setReadingAfter(cursor)
    void readAfter(cursor, controller.signal).finally(() => {
      if (running.current === controller) running.current = null
      setReadingAfter((current) => (current === cursor ? null : current))
    })
  }, [latest])

  return { readMore, isReadingMore: readingAfter !== null }
}
