import type { DnaDomain, PerDomain } from '@dia/core/domains'
import { type DnaPreferences, getInfluenceWeights } from '@dia/core/influence'

/** An event type's weights as a reader sets them. */
export interface EventWeights extends Readonly<PerDomain<number>> {
  readonly baseIntensity: number
}

/** Where the sliders stand. */
export interface LaboratorySettings {
  /** By canonical type; a type that is not here has the catalogue's weights. */
  readonly weights: Readonly<Record<string, EventWeights>>
  readonly preferences: DnaPreferences
}

/** The weights of the catalogue. */
export function catalogueWeights(eventType: string): EventWeights {
  const { cultural, behavioral, economic, spatial, baseIntensity } = getInfluenceWeights(eventType)
  return { cultural, behavioral, economic, spatial, baseIntensity }
}

export function weightsOf(settings: LaboratorySettings, eventType: string): EventWeights {
  return settings.weights[eventType] ?? catalogueWeights(eventType)
}

export function withWeight(
  settings: LaboratorySettings,
  eventType: string,
  part: DnaDomain | 'baseIntensity',
  value: number,
): LaboratorySettings {
  const weights = { ...weightsOf(settings, eventType), [part]: value }
  return { ...settings, weights: { ...settings.weights, [eventType]: weights } }
}

export function withPreference(
  settings: LaboratorySettings,
  part: `${DnaDomain}Multiplier` | 'learningRate',
  value: number,
): LaboratorySettings {
  return { ...settings, preferences: { ...settings.preferences, [part]: value } }
}
