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
  const span = Math.max(toMs - fromMs, 1)
  const slotOf = (event: number) =>
    slots === null
      ? event
      : Math.min(slots - 1, Math.floor((((times[event] as number) - fromMs) / span) * slots))
  const most = slots === null ? end - start : Math.min(slots, end - start)
  const first = new Uint32Array(most)
  const last = new Uint32Array(most)
  const peaks = new Uint32Array(most)
  const middles = new Float64Array(most)
  const intensities = new Float32Array(most)
  const scale = track.greatestImpact > 0 ? 1 / track.greatestImpact : 0
  let count = 0
  for (let event = start; event < end; count++) {
    const slot = slotOf(event)
    let next = event + 1
    let peak = event
    for (; next < end && slotOf(next) === slot; next++)
      if ((track.impacts[next] as number) > (track.impacts[peak] as number)) peak = next
    first[count] = event
    last[count] = next
    peaks[count] = peak
    middles[count] =
      next - event === 1 || slots === null ? (times[event] as number) : fromMs + ((slot + 0.5) / slots) * span
    intensities[count] = (track.impacts[peak] as number) * scale
    event = next
  }
  return {
    fromMs,
    toMs,
    count,
    first: first.subarray(0, count),
    last: last.subarray(0, count),
    peaks: peaks.subarray(0, count),
    times: middles.subarray(0, count),
    intensities: intensities.subarray(0, count),
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
