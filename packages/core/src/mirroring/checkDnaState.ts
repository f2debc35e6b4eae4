import { DNA_DOMAINS, type DnaDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import type { DnaOptions, DnaState } from './DnaState.js'

/** Throws a DiaError `INVALID_STATE` unless `state` has the shape of one. Its vectors' components are checked where they are used. */
export function checkDnaState(state: DnaState): void {
  const { dimensions, prior, signal, mass, lifetimeMass } = state
  const fits =
    state.version === 1 &&
    areDimensions(dimensions) &&
    areOptions(state.options) &&
    isTime(state.newestEventAt) &&
    isTime(state.asOf) &&
    isWhole(state.eventCount, 0, 2 ** 53) &&
    DNA_DOMAINS.every(
      (domain) =>
        isVector(signal[domain], dimensions) &&
        (prior[domain] === null || isVector(prior[domain], dimensions)) &&
        isBetween(mass[domain], 0, 1e300) &&
        isBetween(lifetimeMass[domain], 0, 1e300),
    )
  if (!fits) throw invalidState('a field is missing or out of range')
}

export function areDimensions(dimensions: unknown): boolean {
  return isWhole(dimensions, 1, 65_536)
}

export function areOptions({ halfLifeDays, priorMass, kappa }: DnaOptions): boolean {
  return (
    DNA_DOMAINS.every((domain) => isBetween(halfLifeDays[domain], 1e-6, 1e6)) &&
    isBetween(priorMass, 0, 1e6) &&
    isBetween(kappa, 1e-6, 1e6)
  )
}

function isVector(vector: unknown, dimensions: number): boolean {
  return Array.isArray(vector) && vector.length === dimensions
}

function isBetween(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

function isWhole(value: unknown, low: number, high: number): boolean {
  return isBetween(value, low, high) && Number.isInteger(value)
}

function isTime(value: unknown): boolean {
  return value === null || isWhole(value, -8.64e15, 8.64e15)
}

export function invalidState(reason: string): DiaError {
  return new DiaError(
    'INVALID_STATE',
    `Not a DNA state: ${reason}.`,
    'Pass a state that the mirroring answered.',
  )
}

/** What a component that is no finite number is answered with. */
export function brokenState(domain: DnaDomain): DiaError {
  return invalidState(`${domain} vectors hold what is not a finite number`)
}
