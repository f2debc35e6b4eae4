import { DNA_DOMAINS } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import type { DnaOptions, DnaState } from './DnaState.js'

const MOST_DIMENSIONS = 65_536

/** Throws a DiaError `INVALID_STATE` unless `state` has the shape of one. Its vectors' components are checked where they are used. */
export function checkDnaState(state: DnaState): void {
  if (typeof state !== 'object' || state === null) throw invalidState('it is no object')
  if (state.version !== 1) throw invalidState('its version is not 1')
  checkDimensions(state.dimensions)
  checkOptions(state.options)
  if (!isTime(state.newestEventAt) || !isTime(state.asOf)) throw invalidState('a time of it is no time')
  if (!(Number.isSafeInteger(state.eventCount) && state.eventCount >= 0))
    throw invalidState('its event count is no count')
  for (const domain of DNA_DOMAINS) {
    const prior = state.prior[domain]
    const signal = state.signal[domain]
    if (prior !== null && !(Array.isArray(prior) && prior.length === state.dimensions))
      throw invalidState(`its ${domain} prior is not an array of ${state.dimensions}`)
    if (!(Array.isArray(signal) && signal.length === state.dimensions))
      throw invalidState(`its ${domain} signal is not an array of ${state.dimensions}`)
    if (!(isMass(state.mass[domain]) && isMass(state.lifetimeMass[domain])))
      throw invalidState(`its ${domain} mass is no mass`)
  }
}

export function checkDimensions(dimensions: number): void {
  if (!(Number.isInteger(dimensions) && dimensions > 0 && dimensions <= MOST_DIMENSIONS))
    throw new DiaError(
      'INVALID_DIMENSIONS',
      'The dimensions of a DNA are not a whole number above 0.',
      `Pass the components per domain, 1 to ${MOST_DIMENSIONS}; the default is 384.`,
    )
}

export function checkOptions(options: DnaOptions): void {
  const fits =
    DNA_DOMAINS.every((domain) => isBetween(options.halfLifeDays[domain], 1e-6, 1e6)) &&
    isBetween(options.priorMass, 0, 1e6) &&
    isBetween(options.kappa, 1e-6, 1e6)
  if (!fits)
    throw new DiaError(
      'INVALID_OPTIONS',
      'A DNA option is out of its range.',
      'Half-lives (days) and κ lie between 1e-6 and 1e6, the prior’s mass between 0 and 1e6.',
    )
}

function isBetween(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

function isMass(value: unknown): boolean {
  return isBetween(value, 0, 1e300)
}

function isTime(value: unknown): boolean {
  return value === null || (Number.isInteger(value) && isBetween(value, -8.64e15, 8.64e15))
}

export function invalidState(reason: string): DiaError {
  return new DiaError(
    'INVALID_STATE',
    `This is not a DNA state: ${reason}.`,
    'Pass what createDnaState or a mirror function answered, or dnaStateFromJson for stored data.',
  )
}
