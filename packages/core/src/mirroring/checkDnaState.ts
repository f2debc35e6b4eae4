import { DNA_DOMAINS } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import type { DnaOptions, DnaState } from './DnaState.js'

/** Throws a DiaError `INVALID_STATE` unless `state` has the shape of one. Its vectors' components are checked where they are used. */
export function checkDnaState(state: DnaState): void {
  const { dimensions, mass, lifetimeMass, newestEventAt, asOf, eventCount } = state
  checkDimensions(dimensions)
  checkOptions(state.options)
  const isVector = (vector: unknown) => Array.isArray(vector) && vector.length === dimensions
  const fits =
    state.version === 1 &&
    isTime(newestEventAt) &&
    isTime(asOf) &&
    isWhole(eventCount, 0, Number.MAX_SAFE_INTEGER) &&
    DNA_DOMAINS.every(
      (domain) =>
        isVector(state.signal[domain]) &&
        (state.prior[domain] === null || isVector(state.prior[domain])) &&
        isBetween(mass[domain], 0, 1e300) &&
        isBetween(lifetimeMass[domain], 0, 1e300),
    )
  if (!fits) throw invalidState('a field is missing or out of range')
}

export function checkDimensions(dimensions: number): void {
  if (!isWhole(dimensions, 1, 65_536))
    throw new DiaError(
      'INVALID_DIMENSIONS',
      'The dimensions are out of range.',
      'Pass a whole number, 1 to 65536.',
    )
}

export function checkOptions({ halfLifeDays, priorMass, kappa }: DnaOptions): void {
  const fits =
    DNA_DOMAINS.every((domain) => isBetween(halfLifeDays[domain], 1e-6, 1e6)) &&
    isBetween(priorMass, 0, 1e6) &&
    isBetween(kappa, 1e-6, 1e6)
  if (!fits)
    throw new DiaError(
      'INVALID_OPTIONS',
      'A DNA option is out of range.',
      'Half-lives and kappa: 1e-6 to 1e6; prior mass: 0 to 1e6.',
    )
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
    `This is not a DNA state: ${reason}.`,
    'Pass a state that a function of the mirroring answered.',
  )
}
