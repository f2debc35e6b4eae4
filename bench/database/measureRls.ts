import type { BenchDatabase } from '../passport/BenchDatabase.js'
import { asUser } from './asUser.js'
import { Rounds } from './Rounds.js'

/** What an owner of rows asks of each table, with the filter that the kit's own reads carry. */
const OWN_ROWS: Readonly<Record<string, string>> = {
  listening_history: `select * from public.listening_history where user_id = $1 order by created_at desc limit 50`,
  media_engagement_log: `select * from public.media_engagement_log where user_id = $1 order by created_at desc limit 50`,
  event_votes: `select * from public.event_votes where user_uuid = $1 order by created_at desc limit 50`,
  passport_entries: `select * from public.passport_entries where user_id = $1 order by occurred_at desc, id desc limit 50`,
  treasury_transactions: `select * from public.treasury_transactions where from_user_id = $1 order by created_at desc, id desc limit 50`,
  coliseum_metrics: `select * from public.coliseum_metrics where user_id = $1 order by created_at desc, id desc limit 50`,
}

export interface MeasuredRls {
  readonly table: string
  readonly ownerMs: number
  readonly userMs: number
}

/** The heavy user's newest rows under the policies, beside the same statement as the tables' owner. */
export async function measureRls(
  database: BenchDatabase,
  userId: string,
  rounds: number,
): Promise<readonly MeasuredRls[]> {
  const user = await asUser(database, userId)
  const measured: MeasuredRls[] = []
  for (const [table, statement] of Object.entries(OWN_ROWS)) {
    const times = new Rounds()
    for (let round = 0; round < rounds * 4; round++) {
      await times.time('owner', () => database.owner.query(statement, [userId]))
      await times.time('user', () => user.query(statement, [userId]))
    }
    measured.push({ table, ownerMs: times.median('owner'), userMs: times.median('user') })
  }
  await user.close()
  return measured
}
