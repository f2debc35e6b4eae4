import type { OpenDatabase } from '../database/Database.js'

/** A snapshot may be of any age, and health shows one day: what the seed sampled ends as the snapshot is opened. */
export async function healthUntilNow(database: OpenDatabase): Promise<void> {
  await database.query(
    'update dia.health_samples set at = at + (now() - (select max(s.at) from dia.health_samples s))',
  )
}
