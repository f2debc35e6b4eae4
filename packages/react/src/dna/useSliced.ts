import type { DiaError } from '@dia/core/errors'
import { useEffect, useState } from 'react'
import { asDiaError } from '../matrix/reading/index.js'
import { runInSlices } from './runInSlices.js'

export interface Sliced<T> {
  readonly value: T | null
  /** Why there is no answer to what was asked last. */
  readonly error: DiaError | null
  readonly isReckoning: boolean
}

/**
 * What a generator comes to, made in slices; the last answer stays until the next. `steps` is memoised by the caller:
 * another one starts anew and abandons what was on the way.
 */
export function useSliced<T>(steps: (() => Generator<unknown, T>) | null): Sliced<T> {
  const [answer, setAnswer] = useState<{
    readonly of: typeof steps
    readonly value: T | null
    readonly error: DiaError | null
  } | null>(null)
  useEffect(() => {
    if (steps === null) return
    const controller = new AbortController()
    runInSlices(steps(), controller.signal).then(
      (value) => setAnswer({ of: steps, value, error: null }),
      (error: unknown) =>
        setAnswer((before) => ({ of: steps, value: before?.value ?? null, error: asDiaError(error) })),
    )
    return () => controller.abort()
  }, [steps])
  return {
    value: answer?.value ?? null,
    error: answer?.of === steps ? (answer?.error ?? null) : null,
    isReckoning: steps !== null && answer?.of !== steps,
  }
}
