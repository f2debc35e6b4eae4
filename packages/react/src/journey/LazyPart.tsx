import type { DiaError } from '@dia/core/errors'
import { useEffect, useState } from 'react'
import type { PartCode } from './partCode.js'
import { ReadingFailure, ReadingSkeleton } from './ReadingState.js'

/**
 * Shows a part whose code is fetched when it is first shown. Unlike with React's `lazy`, a fetch that failed is said with
 * its way out, and tried again.
 */
export function LazyPart<Props extends object>({ code, props }: { code: PartCode<Props>; props: Props }) {
  const [settled, setSettled] = useState<{
    readonly code: PartCode<Props>
    readonly error: DiaError | null
  } | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry fetches again
  useEffect(() => {
    let isShown = true
    const settle = (error: DiaError | null) => isShown && setSettled({ code, error })
    if (code.loaded() === null) code.fetch().then(() => settle(null), settle)
    return () => {
      isShown = false
    }
  }, [code, round])
  const Component = code.loaded()
  if (Component !== null) return <Component {...props} />
  if (settled?.code !== code || settled.error === null) return <ReadingSkeleton />
  const retry = () => {
    setSettled(null)
    setRound(round + 1)
  }
  return <ReadingFailure error={settled.error} onRetry={retry} />
}
