import type { DnaDomain } from '../domains/index.js'
import type { DnaState } from './DnaState.js'
import { leftAt, rebaseFactor, worthAtReference } from './referenceTime.js'

/** What time does to one domain in a step whose newest event is at `anchorMs`. */
export interface StepDecay {
  /** Brings the state to the reference time. */
  readonly factor: number
  /** What an event at `timeMs` is worth there. */
  readonly worth: number
  /** What is left at `anchorMs` of one unit there. */
  readonly left: number
}

export function stepDecay(state: DnaState, domain: DnaDomain, timeMs: number, anchorMs: number): StepDecay {
  return {
    factor: rebaseFactor(state, domain, anchorMs),
    worth: worthAtReference(state, domain, timeMs, anchorMs),
    left: leftAt(state, domain, anchorMs, anchorMs),
  }
}
