import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBackend } from '@dia/backend'
import { startKeptServer } from '@dia/backend/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../src/migrate/index.js'

const RECIPE = new URL('../../../docs/passport-worker.md', import.meta.url)

/** A server that runs pg_cron over its kept database; null, with a warning, where Debian's package is not to be had. */
async function startServerWithCron(folder: string) {
  const parameters = [
    'shared_preload_libraries=pg_cron',
    'cron.database_name=kept',
    'cron.use_background_workers=on',
  ]
  return startKeptServer(folder, parameters).catch((error) => {
    console.warn(`\n!!! PG_CRON IS NOT TESTED: ${error instanceof Error ? error.message : String(error)}\n`)
    return null
  })
}

const folder = await mkdtemp(join(tmpdir(), 'dia-cron-'))
const server = await startServerWithCron(folder)

describe.runIf(server !== null)('where the host has pg_cron', () => {
  let sql: postgres.Sql

  beforeAll(async () => {
    const url = server?.url ?? ''
    sql = postgres(url, { max: 1, onnotice: () => undefined })
    await (await createBackend({ databaseUrl: url })).close()
    await sql`create extension pg_cron`
  }, 120_000)
  afterAll(async () => {
    await sql?.end()
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const jobs = async () =>
    (await sql<{ jobname: string }[]>`select jobname from cron.job where active order by jobname`).map(
      ({ jobname }) => jobname,
    )
  const KIT = ['dia-accounts', 'dia-health-sample', 'dia-leaderboards', 'dia-refresh-matrices', 'dia-scores']

  it('the migrations schedule what comes by the clock, once, however often they run', async () => {
    for (let time = 0; time < 2; time++) {
      for (const { sql: text } of await migrations()) await sql.begin((within) => within.unsafe(text))
      expect(await jobs()).toEqual(KIT)
    }
  })

  it('the recipe of the guide runs as it is printed, beside them', async () => {
    const guide = await readFile(RECIPE, 'utf8')
    const [, recipe] = guide.match(/## What pg_cron alone can do[\s\S]*?```sql\n([\s\S]*?)```/) ?? []
    await sql.unsafe(recipe ?? '')
    expect(await jobs()).toEqual([...KIT, 'dia-project', 'dia-seal'].sort())
  })

  it('each job is a statement that runs', async () => {
    for (const { command } of await sql<{ command: string }[]>`select command from cron.job`) {
      await sql.unsafe(command)
    }
  })

  it('a worker leaves to it what an active job does', async () => {
    const claim = async () =>
      (
        await sql<{ answer: { why: string | null } }[]>`
          select public.dia_claim_chore('matrices', 'dia_refresh_due_matrices', 60) as answer`
      )[0]?.answer.why
    expect(await claim()).toBe('cron')
    await sql`select cron.alter_job(jobid, active := false) from cron.job where jobname = 'dia-refresh-matrices'`
    expect(await claim()).not.toBe('cron')
    await sql`select cron.alter_job(jobid, active := true) from cron.job where jobname = 'dia-refresh-matrices'`
  })

  // A schedule has no finer grain than a minute.
  it.runIf(process.env.DIA_DEEP)(
    'the jobs come by the clock and succeed',
    async () => {
      const ran = () =>
        sql<{ command: string; status: string }[]>`
          select distinct command, status from cron.job_run_details where status in ('succeeded', 'failed')`
      for (let second = 0; second < 150 && (await ran()).length < KIT.length + 2; second++) await sleep(1000)
      const runs = await ran()
      expect(runs).toHaveLength(KIT.length + 2)
      expect(runs.every(({ status }) => status === 'succeeded')).toBe(true)
    },
    200_000,
  )
})
