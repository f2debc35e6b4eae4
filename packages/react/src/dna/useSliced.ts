import type { DiaError } from '@dia/core/errors'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { asDiaError } from '../reading/asDiaError.js'
import { runInSlices } from './runInSlices.js'

export interface Sliced<T> {
  readonly value: T | null
  /** Why there is no answer to what was asked last. */
  readonly error: DiaError | null
  readonly isReckoning: boolean
}

type Steps<T> = () => Generator<unknown, T>

interface Answer<T> {
  readonly of: Steps<T>
  readonly value: T | null
  readonly error: DiaError | null
}

/**
 * What a generator comes to, made in slices; the last answer stays until the next. `steps` is memoised by the caller:
 * another one starts anew and abandons what was on the way. On a server, and where its page is hydrated, it is made at
 * once.
 */
export function useSliced<T>(steps: Steps<T> | null): Sliced<T> {
  const isFromServer = useSyncExternalStore(
    () => () => undefined,
    () => false,
    () => true,
  )
  const [answer, setAnswer] = useState<Answer<T> | null>(() =>
    isFromServer && steps !== null ? answerAtOnce(steps) : null,
  )
  const isAnswered = answer?.of === steps
  useEffect(() => {
    if (steps === null || isAnswered) return
    const controller = new AbortController()
    runInSlices(steps(), controller.signal).then(
      (value) => setAnswer({ of: steps, value, error: null }),
      (error: unknown) =>
        setAnswer((before) => ({ of: steps, value: before?.value ?? null, error: asDiaError(error) })),
    )
    return () => controller.abort()
  }, [steps, isAnswered])
  return {
    value: answer?.value ?? null,
    error: answer?.of === steps ? (answer?.error ?? null) : null,
    isReckoning: steps !== null && answer?.of !== steps,
  }
}

function answerAtOnce<T>(steps: Steps<T>): Answer<T> {
  try {
    const running = steps()
    for (;;) {
      const { done, value } = running.next()
      if (done) return { of: steps, value, error: null }
    }
  } catch (error) {
    return { of: steps, value: null, error: asDiaError(error) }
  }
}
