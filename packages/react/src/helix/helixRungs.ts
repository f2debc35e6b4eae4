import type { DnaTrack } from '../dna/DnaTrack.js'

/** A stretch of time, in ms since 1970. */
export interface HelixWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** Which events stand on which rung, in time order: one each, or several where they are dense. */
export interface HelixRungs extends HelixWindow {
  readonly count: number
  /** The events of rung r are those from first[r] (in it) to last[r] (not in it). */
  readonly first: Uint32Array
  readonly last: Uint32Array
  /** The strongest event of each rung. */
  readonly peaks: Uint32Array
  /** Where each rung stands: its event's time, or the middle of its bucket. */
  readonly times: Float64Array
  /** The peak's impact by the greatest of the history, 0 to 1. */
  readonly intensities: Float32Array
}

/**
 * Groups the events of a window into at most `slots` buckets of equal time; with null each event is a rung. A bucket
 * keeps its strongest event, so that no peak is lost in a mean.
 */
export function helixRungs(track: DnaTrack, { fromMs, toMs }: HelixWindow, slots: number | null): HelixRungs {
  const { times } = track.trace
  const start = firstFrom(times, fromMs)
  const end = firstFrom(times, toMs + 1)
  const first: number[] = []
  const last: number[] = []
  const peaks: number[] = []
  const span = Math.max(toMs - fromMs, 1)
  const slotOf = (event: number) =>
    slots === null
      ? event
      : Math.min(slots - 1, Math.floor((((times[event] as number) - fromMs) / span) * slots))
  for (let event = start; event < end; ) {
    const slot = slotOf(event)
    let next = event + 1
    let peak = event
    for (; next < end && slotOf(next) === slot; next++)
      if ((track.impacts[next] as number) > (track.impacts[peak] as number)) peak = next
    first.push(event)
    last.push(next)
    peaks.push(peak)
    event = next
  }
  return {
    fromMs,
    toMs,
    count: first.length,
    first: Uint32Array.from(first),
    last: Uint32Array.from(last),
    peaks: Uint32Array.from(peaks),
    times: Float64Array.from(first, (event, rung) =>
      (last[rung] as number) - event === 1 || slots === null
        ? (times[event] as number)
        : fromMs + ((slotOf(event) + 0.5) / slots) * span,
    ),
    intensities: Float32Array.from(peaks, (peak) =>
      track.greatestImpact > 0 ? (track.impacts[peak] as number) / track.greatestImpact : 0,
    ),
  }
}

/** The first event at or after a time. */
export function firstFrom(times: Float64Array, timeMs: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) < timeMs) low = middle + 1
    else high = middle
  }
  return low
}
