import { type DnaState, mirrorInteractionsToDNA } from '@dia/core/mirroring'
import type { DnaTrack } from './DnaTrack.js'

const BATCH = 128

/** Adds the chosen events of a track to its starting state, with a place to pause after every few. */
export function* foldTrack({ trace }: DnaTrack, events: readonly number[]): Generator<void, DnaState> {
  let { state } = trace
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH).flatMap((event) => {
      const interaction = trace.interactions[trace.positions[event] as number]
      return interaction ? [interaction] : []
    })
    state = mirrorInteractionsToDNA(state, batch).state
    yield
  }
  return state
}

/** The positions of a track's events up to a moment. */
export function eventsUpTo({ trace }: DnaTrack, atMs: number): number[] {
  return Array.from(trace.times, (_, event) => event).filter(
    (event) => (trace.times[event] as number) <= atMs,
  )
}
