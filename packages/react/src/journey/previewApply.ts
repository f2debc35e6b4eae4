import type { PerDomain } from '@dia/core/domains'
import type { DomainVectors } from '@dia/core/embedding'
import type { DnaHistory } from '@dia/core/history'
import { mirrorInteractionToDNA, readDna } from '@dia/core/mirroring'
import { compareReadings, type DnaDifference } from '../dna/compareReadings.js'
import { type DnaTrack, trackInSteps } from '../dna/DnaTrack.js'
import { eventsUpTo, foldTrack } from '../dna/foldTrack.js'
import type { JourneyRow } from './journeyRows.js'

/** What a preview asks: the interaction once more, or the DNA without it or without its artist. */
export type ApplyMode = 'apply' | 'without' | 'withoutArtist'

export interface ApplyPreview extends DnaDifference {
  readonly mode: ApplyMode
  /** Of one more interaction; null where something was left out. */
  readonly alpha: PerDomain<number> | null
  /** The log entries that were left out. */
  readonly leftOut: readonly string[]
}

/** The vectors that the Passport mirrored with an interaction's entity; null where it has not yet. */
function vectorsOf(history: DnaHistory, row: JourneyRow): DomainVectors | null {
  const own = row.decision?.vectorId
  const item =
    own == null
      ? history.items.find(
          ({ entityId, vectorId }) => entityId !== null && entityId === row.entity_id && vectorId !== null,
        )
      : row.decision
  return item?.vectorId == null ? null : (history.vectors.get(item.vectorId) ?? null)
}

/** The log entries that a mode leaves out of the DNA. */
function leftOutBy(track: DnaTrack, row: JourneyRow, mode: ApplyMode): number[] {
  const { decision } = row
  if (decision === null || mode === 'apply') return []
  return track.items.flatMap((item, event) => {
    const isMeant =
      mode === 'without'
        ? item.id === decision.id
        : item.artistId !== null && item.artistId === decision.artistId
    return isMeant ? [event] : []
  })
}

/** The DNA before and after, read when the history was read; nothing is written. */
export function* previewApply(
  history: DnaHistory,
  row: JourneyRow,
  mode: ApplyMode,
): Generator<void, ApplyPreview | null> {
  const track = yield* trackInSteps(history)
  const at = new Date(Math.max(track.readMs, track.trace.times[track.trace.times.length - 1] ?? 0))
  const all = eventsUpTo(track, at.getTime())
  const state = yield* foldTrack(track, all)
  if (mode === 'apply') {
    const entity = vectorsOf(history, row)
    if (entity === null) return null
    const step = mirrorInteractionToDNA(state, { eventType: row.interaction_type, occurredAt: at, entity })
    return { ...compareReadings(step.before, step.after), mode, alpha: step.alpha, leftOut: [] }
  }
  const leftOut = new Set(leftOutBy(track, row, mode))
  const kept = yield* foldTrack(
    track,
    all.filter((event) => !leftOut.has(event)),
  )
  return {
    ...compareReadings(readDna(state, at), readDna(kept, at)),
    mode,
    alpha: null,
    leftOut: [...leftOut].map((event) => track.items[event]?.id ?? ''),
  }
}
