const HOUR = 3_600_000
const DAY = 24 * HOUR
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY] as const
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const

/** UTC times to mark between two others, at most about `most` of them, at beginnings of hours, days, months or years. */
export function timeTicks(fromMs: number, toMs: number, most: number): number[] {
  const least = (toMs - fromMs) / Math.max(most, 1)
  const step = STEPS.find((length) => length >= least)
  if (step !== undefined) {
    const first = Math.ceil(fromMs / step) * step
    return Array.from(
      { length: Math.max(0, Math.floor((toMs - first) / step) + 1) },
      (_, i) => first + i * step,
    )
  }
  const months = MONTH_STEPS.find((count) => count * 28 * DAY >= least) ?? 240
  const ticks: number[] = []
  const start = new Date(fromMs)
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months
  for (let at = monthStart(month); at <= toMs; month += months, at = monthStart(month))
    if (at >= fromMs) ticks.push(at)
  return ticks
}

/** Round numbers between two others: steps of 1, 2 or 5 times a power of ten, at most about `most` of them. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / most
  if (!(rough > 0)) return []
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step)
}

/** Of months counted from the year 0; Date.UTC reads years below 100 as 19xx. */
function monthStart(month: number): number {
  return Date.UTC(2000, month - 24_000)
}
