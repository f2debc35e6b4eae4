import { readDna } from '@dia/core/mirroring'
import { useDeferredValue, useMemo } from 'react'
import { compareReadings } from '../dna/compareReadings.js'
import { DifferenceTable } from '../dna/DifferenceTable.js'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { eventsUpTo, foldTrack } from '../dna/foldTrack.js'
import { useFigures } from '../dna/useFigures.js'
import { useSliced } from '../dna/useSliced.js'
import { ReadingFailure } from '../journey/ReadingState.js'
import { useMessages } from '../provider/index.js'
import { useHelix } from './HelixContext.js'

/** The DNA at the scrubbed moment against that of the kept moment, else against the other user's at the same moment. */
export function HelixComparison() {
  const { track, atMs, keptMs, name, other } = useHelix()
  const { helix: words } = useMessages()
  const figures = useFigures()
  const against = useMemo(() => {
    if (keptMs !== null) return { track, atMs: keptMs, name: figures.dayTime(keptMs) }
    return other && { ...other, atMs }
  }, [other, track, atMs, keptMs, figures])
  const deferred = useDeferredValue(against)
  const deferredAt = useDeferredValue(atMs)
  const { value, error } = useSliced(
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
  const here = keptMs === null ? (name ?? words.title) : figures.dayTime(atMs)
  const title = words.compared(here, against.name)
  return (
    <section className="dia-helix-pinned" aria-label={title}>
      <strong>{title}</strong>
      {error && <ReadingFailure error={error} />}
      {value === null ? (
        !error && <p role="status">{words.reading}</p>
      ) : (
        <DifferenceTable difference={value} names={[against.name, here]} />
      )}
    </section>
  )
}

function* readingAt(track: DnaTrack, atMs: number) {
  return readDna(yield* foldTrack(track, eventsUpTo(track, atMs)), new Date(atMs))
}
