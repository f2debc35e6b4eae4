import { answerOrDiaError } from '../errors/index.js'
import { clampLearningRate, clampMultiplier } from './clampPreference.js'
import type { DnaPreferences } from './DnaPreferences.js'

/**
 * Reads `content_flags.dna_preferences`. Out of range is clamped, not a number is the default; anything
 * that is no object counts as no preferences.
 * @example
 * import { parseDnaPreferences } from '@dia/core/influence'
 * parseDnaPreferences({ dna_preferences: { culturalMultiplier: 9 } }).culturalMultiplier // → 3
 */
export function parseDnaPreferences(contentFlags: unknown): DnaPreferences {
  return answerOrDiaError('parseDnaPreferences', () => {
    const preferences = ownValue(contentFlags, 'dna_preferences')
    const contexts = ownValue(preferences, 'contextMultipliers')
    return {
      culturalMultiplier: clampMultiplier(ownValue(preferences, 'culturalMultiplier')),
      behavioralMultiplier: clampMultiplier(ownValue(preferences, 'behavioralMultiplier')),
      economicMultiplier: clampMultiplier(ownValue(preferences, 'economicMultiplier')),
      spatialMultiplier: clampMultiplier(ownValue(preferences, 'spatialMultiplier')),
      learningRate: clampLearningRate(ownValue(preferences, 'learningRate')),
      contextMultipliers: {
        discovery: clampMultiplier(ownValue(contexts, 'discovery')),
        playlist: clampMultiplier(ownValue(contexts, 'playlist')),
        event: clampMultiplier(ownValue(contexts, 'event')),
        vertical_player: clampMultiplier(ownValue(contexts, 'vertical_player')),
      },
    }
  })
}

/**
 * Whether the user lets their DNA be moved: yes, until `content_flags.dna_consent` is false.
 * @example
 * import { dnaConsent } from '@dia/core/influence'
 * dnaConsent({}) // → true
 * dnaConsent({ dna_consent: false }) // → false
 */
export function dnaConsent(contentFlags: unknown): boolean {
  return answerOrDiaError('dnaConsent', () => {
    const consent = ownValue(contentFlags, 'dna_consent')
    return consent !== false && consent !== 'false'
  })
}

function ownValue(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) return undefined
  return (object as Record<string, unknown>)[key]
}
