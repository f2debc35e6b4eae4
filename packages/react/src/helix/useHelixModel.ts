import { influenceAt } from '@dia/core/attribution'
import { useMemo } from 'react'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { type HelixModel, helixModelAt, helixStrands } from './helixModel.js'
import { type HelixWindow, helixRungs } from './helixRungs.js'

/** The model of a track in a window at a moment; a scrubbed moment keeps rungs and strands, another width or window the moment. */
export function useHelixModel(
  track: DnaTrack,
  window: HelixWindow,
  slots: number | null,
  atMs: number,
): HelixModel {
  const rungs = useMemo(() => helixRungs(track, window, slots), [track, window, slots])
  const strands = useMemo(() => helixStrands(track, window), [track, window])
  const moment = useMemo(() => influenceAt(track.trace, new Date(atMs)), [track, atMs])
  return useMemo(() => helixModelAt(track, rungs, strands, moment), [track, rungs, strands, moment])
}
