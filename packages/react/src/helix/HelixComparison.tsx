import type { DnaHistory } from '@dia/core/history'
import { readDna } from '@dia/core/mirroring'
import { useDeferredValue, useMemo } from 'react'
import { compareReadings } from '../dna/compareReadings.js'
import { DifferenceTable } from '../dna/DifferenceTable.js'
import { type DnaTrack, dnaTrackOf } from '../dna/DnaTrack.js'
import { eventsUpTo, foldTrack } from '../dna/foldTrack.js'
import { useFigures } from '../dna/useFigures.js'
import { useSliced } from '../dna/useSliced.js'
import { useMessages } from '../provider/index.js'
import { useHelix } from './HelixContext.js'

/** Another user to hold the helix against. */
export interface HelixOther {
  readonly history: DnaHistory
  readonly name: string
}

/** The DNA at the scrubbed moment against that of the kept moment, or against another user's at the same moment. */
export function HelixComparison({ other }: { other?: HelixOther }) {
  const { track, atMs, keptMs, name } = useHelix()
  const { helix: words } = useMessages()
  const figures = useFigures()
  const against = useMemo(
    () =>
      other
        ? { track: dnaTrackOf(other.history), atMs, name: other.name }
        : keptMs === null
          ? null
          : { track, atMs: keptMs, name: figures.dayTime(keptMs) },
    [other, track, atMs, keptMs, figures],
  )
  const deferred = useDeferredValue(against)
  const deferredAt = useDeferredValue(atMs)
  const { value } = useSliced(
    useMemo(
      () =>
        deferred === null
          ? null
          : function* compare() {
              const there = yield* readingAt(deferred.track, deferred.atMs)
              return compareReadings(there, yield* readingAt(track, deferredAt))
            },
      [track, deferred, deferredAt],
    ),
  )
  if (against === null) return null
  const names = [against.name, other ? (name ?? words.title) : figures.dayTime(atMs)] as const
  return (
    <section className="dia-helix-pinned" aria-label={words.compared(names[1], names[0])}>
      <strong>{words.compared(names[1], names[0])}</strong>
      {value === null ? (
        <p role="status">{words.reading}</p>
      ) : (
        <DifferenceTable difference={value} names={names} />
      )}
    </section>
  )
}

function* readingAt(track: DnaTrack, atMs: number) {
  return readDna(yield* foldTrack(track, eventsUpTo(track, atMs)), new Date(atMs))
}
