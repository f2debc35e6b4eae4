import type { DnaDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { answerOrDiaError } from '../events/answerOrDiaError.js'
import { clampMultiplier } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'

/**
 * The weights as they count for one user in one context: weight × multiplier × context multiplier, clamped
 * to [0, 1] per domain. Whatever else the weights hold is kept.
 *
 * @example
 * applyUserMultipliers(getInfluenceWeights('player.track_played'), { culturalMultiplier: 0.5 }).cultural // 0.4
 */
export function applyUserMultipliers<Weights extends Readonly<Record<DnaDomain, number>>>(
  weights: Weights,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): Weights {
  return answerOrDiaError('applyUserMultipliers', () => {
    const inContext = contextMultiplier(preferences, context)
    return {
      ...weights,
      cultural: scaleWeight(weights.cultural, preferences?.culturalMultiplier, inContext),
      behavioral: scaleWeight(weights.behavioral, preferences?.behavioralMultiplier, inContext),
      economic: scaleWeight(weights.economic, preferences?.economicMultiplier, inContext),
      spatial: scaleWeight(weights.spatial, preferences?.spatialMultiplier, inContext),
    }
  })
}

function contextMultiplier(
  preferences: PartialDnaPreferences | null | undefined,
  context: string | null | undefined,
): number {
  const multipliers = preferences?.contextMultipliers
  if (typeof context !== 'string' || typeof multipliers !== 'object' || multipliers === null) return 1
  if (!Object.hasOwn(multipliers, context)) return 1
  return clampMultiplier((multipliers as Readonly<Record<string, unknown>>)[context])
}

function scaleWeight(weight: unknown, multiplier: unknown, inContext: number): number {
  if (typeof weight !== 'number' || !Number.isFinite(weight))
    throw new DiaError(
      'INVALID_WEIGHTS',
      'A domain has a weight that is not a finite number.',
      'Pass what getInfluenceWeights answers: a number from 0 to 1 for each domain.',
    )
  return Math.min(Math.max(weight * clampMultiplier(multiplier) * inContext, 0), 1)
}
