import { flushed } from './compositeOf.js'

/** The signal times a rebase factor; the same array when there is nothing to change. */
export function rebasedSignal(signal: readonly number[], factor: number): readonly number[] {
  return factor === 1 ? signal : Array.from(signal, (component) => flushed(component * factor))
}
