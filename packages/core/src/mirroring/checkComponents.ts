import { DNA_DOMAINS } from '../domains/index.js'
import { invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'

/**
 * Throws a DiaError `INVALID_STATE` unless signals and priors hold finite numbers alone. A batch and a merge ask this,
 * since they hand on what they did not reckon with: an empty batch all of it, and it is read later, where nobody expects an error.
 */
export function checkComponents({ signal, prior }: DnaState): void {
  for (const domain of DNA_DOMAINS)
    for (const vector of [signal[domain], prior[domain]])
      if (vector?.every(Number.isFinite) === false) throw invalidState()
}
