const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long half a turn may be: lengths that a reader knows. */
const HALF_TURNS = [
  ...[HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR],
  ...[DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 182 * DAY, 365 * DAY, 5 * 365 * DAY],
] as const

/** Where a twist stands at a time: `side` is the first strand's place from −1 to 1, `depth` above 0 is in front. */
export interface TwistPoint {
  readonly side: number
  readonly depth: number
}

/** The shortest known length whose half turn is at least `leastPx` wide; even in time, the same wherever one pans. */
export function halfTurnOf(spanMs: number, widthPx: number, leastPx = 96): number {
  const least = (spanMs * leastPx) / Math.max(widthPx, 1)
  return HALF_TURNS.find((length) => length >= least) ?? 10 * 365 * DAY
}

export function twistAt(timeMs: number, halfTurnMs: number): TwistPoint {
  const angle = (Math.PI * (timeMs % (2 * halfTurnMs))) / halfTurnMs
  return { side: Math.sin(angle), depth: Math.cos(angle) }
}
