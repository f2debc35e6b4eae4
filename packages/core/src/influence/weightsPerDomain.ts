import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { inputError } from '../errors/inputError.js'
import { clampMultiplier } from './clampPreference.js'
import type { InteractionContext, PartialDnaPreferences } from './DnaPreferences.js'
import { isBetween } from './isBetween.js'

/** weight · multiplier · context multiplier per domain, at most 1, times `rate`. */
export function weightsPerDomain(
  weights: Readonly<PerDomain<number>>,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
  rate = 1,
): PerDomain<number> {
  const inContext = clampMultiplier(preferences?.contextMultipliers?.[context as InteractionContext])
  return perDomain(
    (domain) =>
      Math.min(
        checkWeight(weights[domain]) * clampMultiplier(preferences?.[`${domain}Multiplier`]) * inContext,
        1,
      ) * rate,
  )
}

/** The weight, if it is a number in [low, 1]; else throws a DiaError `INVALID_WEIGHTS`. */
export function checkWeight(weight: unknown, low = 0): number {
  if (isBetween(weight, low, 1)) return weight
  throw inputError('INVALID_WEIGHTS', 'A weight', `a number from ${low} to 1`)
}
