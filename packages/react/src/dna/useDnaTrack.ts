import type { DnaHistory } from '@dia/core/history'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { type DnaTrack, dnaTrackOf, keptTrackOf, makeTrack } from './DnaTrack.js'
import { runInSlices } from './runInSlices.js'

/** So many decisions are traced in a few ms: a skeleton would only flash. */
const AT_ONCE = 1000

interface TrackInTheMaking {
  readonly askers: Set<() => void>
  error: unknown
}

const MAKING = new WeakMap<DnaHistory, TrackInTheMaking>()

/**
 * The track of a history; null while a long one is made, which is done in slices and once for all who ask. The user's
 * former track stays meanwhile. On a server, and where its page is hydrated, it is made at once.
 */
export function useDnaTrack(history: DnaHistory | null): DnaTrack | null {
  const subscribe = useCallback((asker: () => void) => joinMaking(history, asker), [history])
  const made = useSyncExternalStore(
    subscribe,
    () => {
      if (history === null) return null
      const making = MAKING.get(history)
      if (making?.error !== undefined) throw making.error
      return keptTrackOf(history) ?? (history.items.length <= AT_ONCE ? dnaTrackOf(history) : null)
    },
    () => history && dnaTrackOf(history),
  )
  const [former, setFormer] = useState(made)
  if (made !== null && made !== former) setFormer(made)
  return made ?? (former !== null && former.history.userId === history?.userId ? former : null)
}

function joinMaking(history: DnaHistory | null, asker: () => void): () => void {
  if (history === null || keptTrackOf(history)) return () => undefined
  const making = MAKING.get(history) ?? startMaking(history)
  making.askers.add(asker)
  return () => making.askers.delete(asker)
}

function startMaking(history: DnaHistory): TrackInTheMaking {
  const making: TrackInTheMaking = { askers: new Set(), error: undefined }
  MAKING.set(history, making)
  const tell = () => {
    for (const asker of making.askers) asker()
  }
  runInSlices(makeTrack(history)).then(tell, (error: unknown) => {
    making.error = error
    tell()
  })
  return making
}
