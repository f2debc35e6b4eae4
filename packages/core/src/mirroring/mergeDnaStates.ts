import { DNA_DOMAINS, type DnaDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { checkComponents } from './checkComponents.js'
import { checkDnaState } from './checkDnaState.js'
import { flushed } from './compositeOf.js'
import type { DnaState } from './DnaState.js'
import { rebasedSignal } from './rebasedSignal.js'
import { rebaseFactor } from './referenceTime.js'

/**
 * One state from two that hold different interactions of the same user: as if all had been folded into one.
 * The prior counts once. Other options, dimensions or priors are a DiaError `STATES_DIFFER`.
 * @example
 * import { createDnaState, mergeDnaStates } from '@dia/core/mirroring'
 * mergeDnaStates(createDnaState(), createDnaState()).eventCount // → 0
 */
export function mergeDnaStates(a: DnaState, b: DnaState): DnaState {
  return answerOrDiaError('mergeDnaStates', () => {
    checkDnaState(a)
    checkDnaState(b)
    checkAlike(a, b)
    const newestEventAt = laterOf(a.newestEventAt, b.newestEventAt)
    const factors = (domain: DnaDomain) =>
      newestEventAt === null
        ? ([1, 1] as const)
        : ([rebaseFactor(a, domain, newestEventAt), rebaseFactor(b, domain, newestEventAt)] as const)
    const merged: DnaState = {
      version: 1,
      dimensions: a.dimensions,
      options: a.options,
      prior: perDomain((domain) => a.prior[domain] ?? b.prior[domain]),
      signal: perDomain((domain) => {
        const [ofA, ofB] = factors(domain)
        const other = rebasedSignal(b.signal[domain], ofB)
        return rebasedSignal(a.signal[domain], ofA).map((component, i) =>
          flushed(component + (other[i] as number)),
        )
      }),
      mass: perDomain((domain) => {
        const [ofA, ofB] = factors(domain)
        return a.mass[domain] * ofA + b.mass[domain] * ofB
      }),
      lifetimeMass: perDomain((domain) => a.lifetimeMass[domain] + b.lifetimeMass[domain]),
      newestEventAt,
      asOf: laterOf(a.asOf, b.asOf),
      eventCount: a.eventCount + b.eventCount,
    }
    checkComponents(merged)
    return merged
  })
}

function laterOf(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}

function checkAlike(a: DnaState, b: DnaState): void {
  const optionsDiffer =
    a.dimensions !== b.dimensions ||
    a.options.priorMass !== b.options.priorMass ||
    a.options.kappa !== b.options.kappa ||
    DNA_DOMAINS.some((domain) => a.options.halfLifeDays[domain] !== b.options.halfLifeDays[domain])
  const priorsDiffer = DNA_DOMAINS.some((domain) => {
    const ofA = a.prior[domain]
    const ofB = b.prior[domain]
    return ofA !== null && ofB !== null && ofA.some((component, i) => component !== ofB[i])
  })
  if (optionsDiffer || priorsDiffer)
    throw new DiaError(
      'STATES_DIFFER',
      `Two DNA states with different ${optionsDiffer ? 'options' : 'priors'} cannot be merged.`,
      'Merge states made with the same dimensions, options and prior; else refold the interactions.',
    )
}
