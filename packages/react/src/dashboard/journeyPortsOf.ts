import { usersMatrix } from '@dia/core/matrices'
import type { JourneyPorts } from '../journey/JourneyContext.js'
import type { DashboardClient } from './DashboardClient.js'
import { writeActionNames } from './writeActionNames.js'

/** What a journey reads and may do, of a client; read only, it writes nothing. */
export function journeyPortsOf(client: DashboardClient, isReadOnly: boolean): JourneyPorts {
  const { dna, history, queries, matrices, changes, actions, preferences } = client
  const reads = { dna, history, queries, matrices, changes }
  if (isReadOnly) return reads
  return {
    ...reads,
    actions,
    userActions: writeActionNames(usersMatrix),
    ...(dna.initialiseDna && { onInitialiseDna: (userId) => dna.initialiseDna?.(userId) }),
    ...(preferences && {
      onSavePreferences: (userId, saved) =>
        saved === null ? preferences.resetPreferences(userId) : preferences.savePreferences(userId, saved),
    }),
  }
}
