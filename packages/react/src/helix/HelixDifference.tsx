import { readDna } from '@dia/core/mirroring'
import { useDeferredValue, useMemo } from 'react'
import { compareReadings } from '../dna/compareReadings.js'
import { DifferenceTable } from '../dna/DifferenceTable.js'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { eventsUpTo, foldTrack } from '../dna/foldTrack.js'
import { useSliced } from '../dna/useSliced.js'
import { useMessages } from '../provider/index.js'
import { ReadingFailure } from '../reading/ReadingState.js'

interface Moment {
  readonly track: DnaTrack
  readonly atMs: number
  readonly name: string
}

/** How far the DNA of a moment lies from another's. */
export function HelixDifference({
  here,
  track,
  atMs,
  against,
}: {
  here: string
  track: DnaTrack
  atMs: number
  against: Moment
}) {
  const { helix: words } = useMessages()
  const deferred = useDeferredValue(against)
  const deferredAt = useDeferredValue(atMs)
  const { value, error } = useSliced(
    useMemo(
      () =>
        function* compare() {
          const there = yield* readingAt(deferred.track, deferred.atMs)
          return compareReadings(there, yield* readingAt(track, deferredAt))
        },
      [track, deferred, deferredAt],
    ),
  )
  if (error) return <ReadingFailure error={error} />
  return value === null ? (
    <p role="status">{words.reading}</p>
  ) : (
    <DifferenceTable difference={value} names={[against.name, here]} />
  )
}

function* readingAt(track: DnaTrack, atMs: number) {
  return readDna(yield* foldTrack(track, eventsUpTo(track, atMs)), new Date(atMs))
}
