/** Rows kept beyond the window in the direction of travel, and behind it. */
const AHEAD = 12
const BEHIND = 4

export interface RowRange {
  readonly startIndex: number
  readonly endIndex: number
  readonly count: number
}

/** Which rows are drawn: those in the window, some beyond it where the scrolling leads, and the active one. */
export function rowsInReach(
  { startIndex, endIndex, count }: RowRange,
  direction: 'forward' | 'backward' | null,
  active: number,
): number[] {
  const before = direction === 'backward' ? AHEAD : BEHIND
  const after = direction === 'backward' ? BEHIND : AHEAD
  const first = Math.max(startIndex - before, 0)
  const last = Math.min(endIndex + after, count - 1)
  const indexes = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index)
  if (active >= 0 && active < count) {
    if (active < first) indexes.unshift(active)
    if (active > last) indexes.push(active)
  }
  return indexes
}

/** Slots enough for any window of a viewport that shows so many rows. */
export function slotsFor(visibleRows: number): number {
  return visibleRows + AHEAD + BEHIND + 2
}
