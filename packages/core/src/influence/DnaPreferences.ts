import type { DnaDomain } from '../domains/index.js'

/** Where an interaction took place, as far as a user can weigh it; `general` and others count as 1. */
export const INTERACTION_CONTEXTS = ['discovery', 'playlist', 'event', 'vertical_player'] as const
export type InteractionContext = (typeof INTERACTION_CONTEXTS)[number]

/** How a user wants their DNA to move. Multipliers lie in [0, 3], the learning rate in [0.01, 0.5]. */
export interface DnaPreferences extends Readonly<Record<`${DnaDomain}Multiplier`, number>> {
  readonly learningRate: number
  readonly contextMultipliers: Readonly<Record<InteractionContext, number>>
}

/** The preferences of a user who set none: they change nothing. */
export const DEFAULT_DNA_PREFERENCES: DnaPreferences = /* @__PURE__ */ Object.freeze({
  culturalMultiplier: 1,
  behavioralMultiplier: 1,
  economicMultiplier: 1,
  spatialMultiplier: 1,
  learningRate: 0.1,
  contextMultipliers: /* @__PURE__ */ Object.freeze({
    discovery: 1,
    playlist: 1,
    event: 1,
    vertical_player: 1,
  }),
})

/** Preferences as a caller may give them: any part, and any value; what is not usable counts as the default. */
export type PartialDnaPreferences = Partial<Omit<DnaPreferences, 'contextMultipliers'>> & {
  readonly contextMultipliers?: Readonly<Partial<Record<InteractionContext, number>>>
}
