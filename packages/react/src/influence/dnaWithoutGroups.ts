import type { InfluenceMoment } from '@dia/core/attribution'
import {
  type DeltaNorms,
  type DnaReading,
  type DnaState,
  deltaNormsOf,
  mergeDnaStates,
  readDna,
} from '@dia/core/mirroring'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { foldTrack } from '../dna/foldTrack.js'

/** A DNA, and what it would be without each of its groups. */
export interface DnaWithoutGroups {
  readonly dna: DnaReading
  /** In the order of the groups. */
  readonly without: readonly { readonly dna: DnaReading; readonly deltaNorms: DeltaNorms }[]
}

/**
 * The DNA at a moment as it would be without each group in turn. Every event is folded once: a DNA without one group is
 * the others merged. The groups must hold every event up to the moment. Made in slices: each yield is a place to pause.
 */
export function* dnaWithoutGroups(
  track: DnaTrack,
  moment: InfluenceMoment,
  groups: readonly (readonly number[])[],
): Generator<void, DnaWithoutGroups> {
  const { trace } = track
  const at = new Date(moment.atMs)
  const states: DnaState[] = []
  for (const events of groups) {
    states.push(yield* foldTrack(track, events))
  }
  const before = [trace.state]
  for (const state of states) {
    before.push(mergeDnaStates(before[before.length - 1] as DnaState, state))
    yield
  }
  const dna = readDna(before[before.length - 1] as DnaState, at)
  const without: { dna: DnaReading; deltaNorms: DeltaNorms }[] = new Array(states.length)
  let after = trace.state
  for (let i = states.length - 1; i >= 0; i--) {
    const reading = readDna(mergeDnaStates(before[i] as DnaState, after), at)
    without[i] = { dna: reading, deltaNorms: deltaNormsOf(dna, reading) }
    after = mergeDnaStates(after, states[i] as DnaState)
    yield
  }
  return { dna, without }
}
