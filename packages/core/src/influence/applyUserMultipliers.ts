import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { answerOrDiaError } from '../errors/index.js'
import { clampMultiplier } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { checkWeight } from './weightErrors.js'

/**
 * The weights as they count for one user in one context: weight × multiplier × context multiplier, clamped
 * to [0, 1] per domain. Whatever else the weights hold is kept.
 * @example
 * import { applyUserMultipliers, getInfluenceWeights } from '@dia/core/influence'
 * applyUserMultipliers(getInfluenceWeights('player.track_played'), { culturalMultiplier: 0.5 }).cultural // → 0.4
 */
export function applyUserMultipliers<Weights extends Readonly<PerDomain<number>>>(
  weights: Weights,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): Weights {
  return answerOrDiaError('applyUserMultipliers', () => countedWeights(weights, preferences, context))
}

export function countedWeights<Weights extends Readonly<PerDomain<number>>>(
  weights: Weights,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): Weights {
  const counted: PerDomain<number> & Weights = { ...weights }
  const inContext = contextMultiplier(preferences, context)
  for (const domain of DNA_DOMAINS) {
    const weight = checkWeight(`${domain} weight`, weights[domain], -Number.MAX_VALUE, Number.MAX_VALUE)
    const multiplier = clampMultiplier(preferences?.[`${domain}Multiplier`])
    counted[domain] = Math.min(Math.max(weight * multiplier * inContext, 0), 1) as Weights[typeof domain]
  }
  return counted
}

function contextMultiplier(
  preferences: PartialDnaPreferences | null | undefined,
  context: string | null | undefined,
): number {
  const multipliers: unknown = preferences?.contextMultipliers
  if (typeof context !== 'string' || !multipliers || !Object.hasOwn(multipliers, context)) return 1
  return clampMultiplier((multipliers as Readonly<Record<string, unknown>>)[context])
}
