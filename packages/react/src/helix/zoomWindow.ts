import type { HelixWindow } from './helixRungs.js'

/** No window is shorter than this. */
const LEAST_MS = 60_000

/** The window made longer or shorter about a time, kept within the whole. */
export function zoomWindow(
  { fromMs, toMs }: HelixWindow,
  whole: HelixWindow,
  factor: number,
  aboutMs: number,
): HelixWindow {
  const length = Math.min(
    Math.max((toMs - fromMs) * factor, Math.min(LEAST_MS, whole.toMs - whole.fromMs)),
    whole.toMs - whole.fromMs,
  )
  const share = toMs > fromMs ? Math.min(Math.max((aboutMs - fromMs) / (toMs - fromMs), 0), 1) : 0.5
  const from = Math.min(Math.max(aboutMs - share * length, whole.fromMs), whole.toMs - length)
  return { fromMs: from, toMs: from + length }
}
