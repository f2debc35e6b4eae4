import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { inputError } from '../errors/inputError.js'
import { clampMultiplier } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'

/** weight · multiplier · context multiplier per domain, at most 1, times `rate`. */
export function weightsPerDomain(
  weights: Readonly<PerDomain<number>>,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
  rate = 1,
): PerDomain<number> {
  const inContext = preferences ? contextMultiplier(preferences.contextMultipliers, context) : 1
  return perDomain((domain) => {
    const multiplier = preferences ? clampMultiplier(preferences[`${domain}Multiplier`]) : 1
    return Math.min(checkWeight(weights[domain]) * multiplier * inContext, 1) * rate
  })
}

/** The weight, if it is a number in [low, 1]; else throws a DiaError `INVALID_WEIGHTS`. */
export function checkWeight(weight: unknown, low = 0): number {
  if (typeof weight === 'number' && weight >= low && weight <= 1) return weight
  throw inputError('INVALID_WEIGHTS', 'A weight', `a number from ${low} to 1`)
}

function contextMultiplier(multipliers: unknown, context: unknown): number {
  return typeof context === 'string' && multipliers && Object.hasOwn(multipliers, context)
    ? clampMultiplier((multipliers as Readonly<Record<string, unknown>>)[context])
    : 1
}
