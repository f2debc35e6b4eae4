import { useEffect, useState } from 'react'
import { type DnaMovements, moveAlong } from './DnaMovements.js'
import type { DnaTrack } from './DnaTrack.js'
import { runInSlices } from './runInSlices.js'

const KEPT = new WeakMap<DnaTrack, DnaMovements>()

/** What each event of the track did; null until it is known. Many ask, one is made. */
export function useDnaMovements(track: DnaTrack | null): DnaMovements | null {
  const [, setRound] = useState(0)
  useEffect(() => {
    if (track === null || KEPT.has(track)) return
    const controller = new AbortController()
    runInSlices(moveAlong(track), controller.signal).then(
      (movements) => {
        KEPT.set(track, movements)
        setRound((before) => before + 1)
      },
      () => undefined,
    )
    return () => controller.abort()
  }, [track])
  return track === null ? null : (KEPT.get(track) ?? null)
}
