import type { DiaError } from '@dia/core/errors'
import type { DnaHistory, DnaHistorySource } from '@dia/core/history'
import { useCallback, useEffect, useState } from 'react'
import { asDiaError } from '../reading/asDiaError.js'

export interface DnaHistoryReading {
  readonly history: DnaHistory | null
  readonly error: DiaError | null
  readonly isLoading: boolean
  /** How many decisions have arrived, and of how many, where that is known. */
  readonly progress: { readonly done: number; readonly total: number | null } | null
  retry(): void
}

interface Answer {
  readonly asked: string
  readonly userId: string
  readonly history: DnaHistory | null
  readonly error: DiaError | null
}

/** Reads all that one user's DNA is made of, once there is a source; another `asOf` reads again, and what was read stays until then. */
export function useDnaHistory(source: DnaHistorySource | null, userId: string, asOf = ''): DnaHistoryReading {
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [progress, setProgress] = useState<DnaHistoryReading['progress']>(null)
  const asked = `${round} ${asOf} ${userId}`

  useEffect(() => {
    if (source === null) return
    const controller = new AbortController()
    const { signal } = controller
    const settle = (history: DnaHistory | null, error: DiaError | null) => {
      if (signal.aborted) return
      setProgress(null)
      setAnswer({ asked, userId, history, error })
    }
    const onProgress = (reached: NonNullable<DnaHistoryReading['progress']>) => {
      if (!signal.aborted) setProgress(reached)
    }
    const timer = setTimeout(() => {
      source.readDnaHistory(userId, { signal, onProgress }).then(
        (history) => settle(history, null),
        (error: unknown) => settle(null, asDiaError(error)),
      )
    })
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [source, userId, asked])

  const isCurrent = answer?.asked === asked
  const history = answer?.userId === userId ? answer.history : null
  return {
    history,
    error: isCurrent ? answer.error : null,
    isLoading: !isCurrent && history === null,
    progress,
    retry: useCallback(() => setRound((before) => before + 1), []),
  }
}
