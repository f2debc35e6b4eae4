import { DEMO_PEOPLE, demoOptionsFor, loadDemo } from '@dia/demo'
import { drainPassport } from '@dia/supabase/worker'
import type { Backend, ReportProgress } from '../Backend.js'
import type { OpenDatabase } from '../database/Database.js'
import { DEMO_ADMIN } from './demoAdminAccount.js'
import { givePassword } from './givePassword.js'

/**
 * Loads the demo's rows and lets the processor turn the logged events into DNA, money and scores. What an earlier
 * run left unfinished is taken up.
 */
export async function seedDemo(
  database: OpenDatabase,
  backend: Backend,
  size: 'demo' | number,
  onProgress: ReportProgress,
): Promise<void> {
  await database.transaction((transaction) =>
    loadDemo(transaction, {
      ...(size === 'demo' ? {} : demoOptionsFor(size)),
      onProgress: ({ done, total }) => onProgress({ step: 'Loading the demo', done, total }),
    }),
  )
  await givePassword(database, backend, DEMO_PEOPLE.admin.id, DEMO_ADMIN.password)
  await processPassport(database, backend, onProgress)
}

async function processPassport(database: OpenDatabase, backend: Backend, onProgress: ReportProgress) {
  const step = 'Processing the Passport'
  const [log] = await database.query<{ entries: number }>(
    'select count(*) as entries from public.passport_entries',
  )
  const total = log?.entries ?? 0
  await sampleHealth(database)
  await drainPassport(backend.createClient({ key: backend.serviceKey }), {
    onProgress: async ({ claimed }) => {
      onProgress({ step, done: Math.min(claimed, total), total })
      await sampleHealth(database)
    },
  })
  // Entries that go to no system are never claimed.
  onProgress({ step, done: total, total })
}

/** As a worker does by the minute: the history of the health page is how this seed's backlog went down. */
async function sampleHealth(database: OpenDatabase): Promise<void> {
  await database.query(`select public.dia_record_health_sample('0 seconds')`)
}
