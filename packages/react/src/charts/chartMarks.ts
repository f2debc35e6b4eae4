/** A mark of a chart that can be read alone. */
export interface ChartMark {
  /** Its place along the axis, 0 to 1. */
  readonly at: number
  /** Its place across it from the top, 0 to 1, where it is a point. */
  readonly off?: number
  /** What it says. */
  readonly text: string
}

/** The index of the mark that lies nearest to a place on the axis. */
export function nearestMark(marks: readonly Pick<ChartMark, 'at'>[], place: number): number {
  return marks.reduce(
    (best, { at }, index) => (Math.abs(at - place) < Math.abs((marks[best]?.at ?? 0) - place) ? index : best),
    0,
  )
}

/** The index that a key leads to; null where it leads nowhere. A mirrored axis runs from right to left. */
export function markAfterKey(
  key: string,
  at: number,
  count: number,
  { isMirrored }: { isMirrored: boolean },
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isMirrored ? -1 : 1,
    ArrowLeft: isMirrored ? 1 : -1,
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined ? null : Math.min(Math.max(at + step, 0), count - 1)
}
