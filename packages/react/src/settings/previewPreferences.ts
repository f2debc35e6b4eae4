import type { PartialDnaPreferences } from '@dia/core/influence'
import { type DnaState, mirrorInteractionsToDNA, readDna } from '@dia/core/mirroring'
import { compareReadings, type DnaDifference } from '../dna/compareReadings.js'
import type { DnaTrack } from '../dna/DnaTrack.js'

const BATCH = 128

/** The same history decided anew by today's catalogue, under the saved preferences and under others. */
export function* previewPreferences(
  track: DnaTrack,
  saved: PartialDnaPreferences,
  changed: PartialDnaPreferences,
): Generator<void, DnaDifference> {
  const at = new Date(Math.max(track.readMs, track.trace.times[track.trace.times.length - 1] ?? 0))
  const before = yield* decideAnew(track, saved)
  const after = yield* decideAnew(track, changed)
  return compareReadings(readDna(before, at), readDna(after, at))
}

function* decideAnew({ trace }: DnaTrack, preferences: PartialDnaPreferences): Generator<void, DnaState> {
  let { state } = trace
  for (let from = 0; from < trace.interactions.length; from += BATCH) {
    state = mirrorInteractionsToDNA(
      state,
      trace.interactions
        .slice(from, from + BATCH)
        .map(({ eventType, occurredAt, entity }) => ({ eventType, occurredAt, entity, preferences })),
    ).state
    yield
  }
  return state
}
