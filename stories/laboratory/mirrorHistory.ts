import { embedBases } from '@dia/core/embedding'
import { EVENT_CATALOGUE, extendCatalogue } from '@dia/core/events'
import { createDnaState, type DnaReading, mirrorInteractionsToDNA, readDna } from '@dia/core/mirroring'
import type { LaboratoryHistory } from './LaboratoryHistory.js'
import type { LaboratorySettings } from './LaboratorySettings.js'

/** The DNA that a history makes under the weights and preferences that are set. */
export function mirrorHistory(history: LaboratoryHistory, settings: LaboratorySettings): DnaReading {
  const catalogue = extendCatalogue(EVENT_CATALOGUE, {
    version: 'weight-laboratory',
    events: Object.entries(settings.weights).map(([type, { baseIntensity, ...weights }]) => ({
      type,
      baseIntensity,
      weights,
    })),
  })
  const { preferences } = settings
  const { state } = mirrorInteractionsToDNA(
    createDnaState({ prior: embedBases(history.bases), asOf: history.readAt }),
    history.interactions.map((interaction) => ({ ...interaction, preferences })),
    { catalogue },
  )
  return readDna(state, history.readAt)
}
