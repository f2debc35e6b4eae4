import { twoToThe } from './twoToThe.js'

/** What time does to a step: the same in all domains of one half-life. */
export interface StepClock {
  /** In ms. */
  readonly halfLife: number
  /** What one unit at the reference time before is worth at the reference time after. */
  readonly factor: number
  /** What one unit at the anchor, the later moment, is worth there. */
  readonly worth: number
  /** What one unit at the event's own moment is worth there. */
  readonly eventWorth: number
}

export function stepClock(halfLife: number, newestMs: number, anchorMs: number, timeMs: number): StepClock {
  const reference = Math.floor(anchorMs / halfLife)
  const worthOf = (ms: number) => twoToThe((ms - reference * halfLife) / halfLife)
  const worth = worthOf(anchorMs)
  return {
    halfLife,
    factor: twoToThe(Math.floor(newestMs / halfLife) - reference),
    worth,
    eventWorth: timeMs === anchorMs ? worth : worthOf(timeMs),
  }
}
