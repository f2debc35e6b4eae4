import { useEffect, useState } from 'react'
import { runInSlices } from './runInSlices.js'

/**
 * What a generator comes to, made in slices; the last answer stays until the next. `steps` is memoised by the caller:
 * another one starts anew and abandons what was on the way.
 */
export function useSliced<T>(steps: (() => Generator<unknown, T>) | null): {
  readonly value: T | null
  readonly isReckoning: boolean
} {
  const [answer, setAnswer] = useState<{ readonly of: typeof steps; readonly value: T } | null>(null)
  useEffect(() => {
    if (steps === null) return
    const controller = new AbortController()
    runInSlices(steps(), controller.signal).then(
      (value) => setAnswer({ of: steps, value }),
      () => undefined,
    )
    return () => controller.abort()
  }, [steps])
  return { value: answer?.value ?? null, isReckoning: steps !== null && answer?.of !== steps }
}
