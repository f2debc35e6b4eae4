import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { checkDnaState, invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import { sumOfSquares } from './unitVector.js'

/** A state as JSON holds it: the same fields, none shared with the state. */
export type DnaStateJson = DnaState

/**
 * A state as data for `JSON.stringify`; numbers come back bit for bit.
 * @example
 * import { createDnaState, dnaStateToJson } from '@dia/core/mirroring'
 * JSON.stringify(dnaStateToJson(createDnaState({ dimensions: 2 }))).startsWith('{"version":1') // → true
 */
export function dnaStateToJson(state: DnaState): DnaStateJson {
  return answerOrDiaError('dnaStateToJson', () => copyDnaState(state))
}

/**
 * A state from stored JSON, as text or parsed. Everything is checked, unknown keys are left behind, and what
 * no mirroring can have made is a DiaError `INVALID_STATE`.
 * @example
 * import { createDnaState, dnaStateFromJson, dnaStateToJson } from '@dia/core/mirroring'
 * dnaStateFromJson(JSON.stringify(dnaStateToJson(createDnaState()))).dimensions // → 384
 */
export function dnaStateFromJson(json: unknown): DnaState {
  return answerOrDiaError('dnaStateFromJson', () =>
    copyDnaState((typeof json === 'string' ? parse(json) : json) as DnaState),
  )
}

/** A checked copy that shares nothing with the original. */
export function copyDnaState(state: DnaState): DnaState {
  checkDnaState(state)
  const { dimensions, options, newestEventAt, asOf, eventCount } = state
  return {
    version: 1,
    dimensions,
    options: {
      halfLifeDays: copyNumbers(options.halfLifeDays),
      priorMass: options.priorMass,
      kappa: options.kappa,
    },
    prior: perDomain((domain) => copyPrior(state.prior[domain])),
    signal: perDomain((domain) => copySignal(state.signal[domain], state.mass[domain])),
    mass: copyNumbers(state.mass),
    lifetimeMass: copyNumbers(state.lifetimeMass),
    newestEventAt,
    asOf,
    eventCount,
  }
}

function copyNumbers(values: Readonly<PerDomain<number>>): PerDomain<number> {
  return perDomain((domain) => values[domain])
}

function copyPrior(prior: readonly number[] | null): number[] | null {
  if (prior === null) return null
  const copy = copyVector(prior)
  if (!(Math.abs(sumOfSquares(copy) - 1) < 1e-4)) throw invalidState()
  return copy
}

function copySignal(signal: readonly number[], mass: number): number[] {
  const copy = copyVector(signal)
  if (!(Math.sqrt(sumOfSquares(copy)) <= mass * 1.001 + 1e-6)) throw invalidState()
  return copy
}

function copyVector(vector: readonly number[]): number[] {
  return Array.from(vector, (component) => {
    if (!Number.isFinite(component)) throw invalidState()
    return component
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DiaError('INVALID_STATE', 'The text is not JSON.', 'Pass the text that was stored.', { cause })
  }
}
