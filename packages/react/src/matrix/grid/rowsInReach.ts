/** Rows kept beyond the window in the direction of travel, and behind it. */
const AHEAD = 4
const BEHIND = 2

export interface RowRange {
  readonly startIndex: number
  readonly endIndex: number
  readonly count: number
}

/**
 * Which rows are drawn: those in the window, some beyond it where the scrolling leads, and the active one. As many as
 * there are slots, wherever the window stands: a row that comes takes the slot of one that goes, and none is made.
 */
export function rowsInReach(
  { startIndex, endIndex, count }: RowRange,
  direction: 'forward' | 'backward' | null,
  active: number,
  slots: number,
): number[] {
  const before = direction === 'backward' ? AHEAD : BEHIND
  const length = Math.min(Math.max(slots, endIndex - startIndex + 1 + AHEAD + BEHIND), count)
  const first = Math.min(Math.max(startIndex - before, 0), count - length)
  const last = first + length - 1
  const indexes = Array.from({ length }, (_, index) => first + index)
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
