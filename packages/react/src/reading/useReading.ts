import type { DiaError } from '@dia/core/errors'
import { useCallback, useEffect, useState } from 'react'
import { asDiaError } from './asDiaError.js'

export interface Reading<T> {
  readonly value: T | null
  readonly error: DiaError | null
  readonly isLoading: boolean
  retry(): void
}

/**
 * Reads something once it is shown, and abandons it when it no longer is. `read` is memoised by the caller: another one
 * reads again, and what was read stays until the answer. Values may be told in parts by `tell`.
 */
export function useReading<T>(
  read: (signal: AbortSignal, tell: (part: T) => void) => Promise<T>,
): Reading<T> {
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<{ read: typeof read; value: T | null; error: DiaError | null } | null>(
    null,
  )
  const [isLoading, setLoading] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry reads again
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const settle = (value: T | null, error: DiaError | null, isDone: boolean) => {
      if (signal.aborted) return
      setAnswer((before) => ({ read, value: value ?? (before?.read === read ? before.value : null), error }))
      if (isDone) setLoading(false)
    }
    setLoading(true)
    const timer = setTimeout(() => {
      read(signal, (part) => settle(part, null, false)).then(
        (value) => settle(value, null, true),
        (error: unknown) => settle(null, asDiaError(error), true),
      )
    })
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [read, round])
  return {
    value: answer?.value ?? null,
    error: answer?.read === read ? answer.error : null,
    isLoading,
    retry: useCallback(() => setRound((before) => before + 1), []),
  }
}
