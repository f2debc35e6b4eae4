import type { DiaError } from '@dia/core/errors'
import { type ComponentType, useEffect, useState } from 'react'
import type { PartCode } from './partCode.js'
import { ReadingFailure, ReadingSkeleton } from './ReadingState.js'

/**
 * Shows a part whose code is fetched when it is first shown. Unlike with React's `lazy`, a fetch that failed is said with
 * its way out, and tried again.
 */
export function LazyPart<Props extends object>({ code, props }: { code: PartCode<Props>; props: Props }) {
  const [Component, setComponent] = useState<ComponentType<Props> | null>(() => code.loaded())
  const [error, setError] = useState<DiaError | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry fetches again
  useEffect(() => {
    let isShown = true
    code.fetch().then(
      () => isShown && setComponent(() => code.loaded()),
      (failure: DiaError) => isShown && setError(failure),
    )
    return () => {
      isShown = false
    }
  }, [code, round])
  if (Component !== null) return <Component {...props} />
  if (error === null) return <ReadingSkeleton />
  const retry = () => {
    setError(null)
    setRound(round + 1)
  }
  return <ReadingFailure error={error} onRetry={retry} />
}
