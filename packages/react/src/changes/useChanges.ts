import type { ChangesSource } from '@dia/core/changes'
import { useEffect } from 'react'
import { useLatest } from '../matrix/state/useLatest.js'

/** Calls `onChange` after a relation may have changed, for as long as it is shown; without a source nothing is heard. */
export function useChanges(changes: ChangesSource | undefined, relation: string, onChange: () => void): void {
  const latest = useLatest(onChange)
  useEffect(() => changes?.listen(relation, () => latest.current()), [changes, relation, latest])
}
