import { useSyncExternalStore } from 'react'
import type { PartCode } from './partCode.js'
import { ReadingFailure, ReadingSkeleton } from './ReadingState.js'

/**
 * Shows a part whose code is fetched when it is first shown. Unlike with React's `lazy`, a fetch that failed is said with
 * its way out, and tried again.
 */
export function LazyPart<Props extends object>({ code, props }: { code: PartCode<Props>; props: Props }) {
  const { Component, error } = useSyncExternalStore(code.subscribe, code.read, code.read)
  if (Component !== null) return <Component {...props} />
  if (error === null) return <ReadingSkeleton />
  return <ReadingFailure error={error} onRetry={() => void code.fetch()} />
}
