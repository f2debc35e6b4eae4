import type { OpenDatabase } from '../database/Database.js'

/**
 * A snapshot may be of any age, and health shows one day: where its samples are older than an hour, they are moved so
 * that the last one is of now. By less than they span they are never moved: a time is there once.
 */
export async function healthUntilNow(database: OpenDatabase): Promise<void> {
  await database.query(
    `update dia.health_samples set at = at + age.of_last
     from (select now() - max(at) as of_last, max(at) - min(at) as span from dia.health_samples) age
     where age.of_last > greatest(age.span, interval '1 hour')`,
  )
}
