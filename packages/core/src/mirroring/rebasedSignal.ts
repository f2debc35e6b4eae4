import type { DnaDomain } from '../domains/index.js'
import { flushed } from './compositeOf.js'
import type { DnaState } from './DnaState.js'

/** The signal times a rebase factor; the same array when there is nothing to change. */
export function rebasedSignal(state: DnaState, domain: DnaDomain, factor: number): readonly number[] {
  const signal = state.signal[domain]
  return factor === 1 ? signal : Array.from(signal, (component) => flushed(component * factor))
}
