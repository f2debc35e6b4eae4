import { DiaError } from '@dia/core/errors'
import { DEMO_PEOPLE } from '@dia/demo'
import type { Database } from '../database/Database.js'

/** Throws `DATABASE_NOT_EMPTY` where users live who are not of the demo; a database with the demo passes. */
export async function refuseForeignUsers(database: Database): Promise<void> {
  const [users] = await database.query<{ any: boolean; demo: boolean }>(
    `select exists (select from auth.users) as any,
            exists (select from auth.users where id = $1) as demo`,
    [DEMO_PEOPLE.admin.id],
  )
  if (users?.any && !users.demo) {
    throw new DiaError(
      'DATABASE_NOT_EMPTY',
      'The database already has users, and demo data must not mix with them.',
      'Use --seed none, or an empty database.',
    )
  }
}
