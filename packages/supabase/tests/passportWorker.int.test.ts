import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { insertTrack } from './fixture/insertEntities.js'
import { insertUser, type TestUser } from './fixture/insertUser.js'
import { entryOf, logEntries } from './fixture/logEntries.js'
import type { TestBackend } from './fixture/OpenBackend.js'
import { runDia } from './fixture/runDia.js'
import { type RunningDia, startDia } from './fixture/startDia.js'

const server = await startRealServer()
const PATIENCE = { timeout: 60_000, interval: 100 }

describe.runIf(server !== null)('dia passport', () => {
  let url: string
  let backend: TestBackend
  let track: string
  let fan: TestUser
  const running: RunningDia[] = []

  beforeAll(async () => {
    if (server === null) throw new Error('no server')
    url = await server.createDatabase()
    backend = await createBackend({ databaseUrl: url })
    track = await insertTrack(backend, { title: 'Tide' })
  })
  beforeEach(async () => {
    fan = await insertUser(backend)
  })
  afterEach(async () => {
    for (const dia of running.splice(0)) {
      dia.child.kill('SIGKILL')
      await dia.ended
    }
  })
  afterAll(async () => {
    await backend?.close()
    await server?.stop()
  })

  const start = (...parameters: string[]) => {
    const dia = startDia(['passport', 'run', '--database-url', url, ...parameters])
    running.push(dia)
    return dia
  }
  const log = (count: number, user = fan) =>
    logEntries(
      backend,
      Array.from({ length: count }, () => entryOf(user.id, 'player.track_favorited', ['track', track])),
    )
  const number = async (text: string, values: unknown[] = [fan.id]) =>
    Number((await backend.query<{ n: number }>(text, values))[0]?.n)
  const decided = () =>
    number('select count(*) as n from dia.passport_decisions where user_id = $1 and mediaid = 2')
  const interactions = () => number('select interaction_count as n from dia.dna_profiles where user_id = $1')
  const leased = () => number('select count(*) as n from dia.passport_work where lease_token is not null', [])
  const claimed = (dia: RunningDia) =>
    dia.lines.reduce((sum, line) => sum + (line.event === 'batch' ? Number(line.claimed) : 0), 0)

  /** Makes commits of this user's decisions slow, so that a worker can be met in the middle of one. */
  async function slowCommits(seconds: number): Promise<() => Promise<unknown>> {
    await backend.query(
      `create or replace function public.slow_down() returns trigger language plpgsql as $f$ begin
         if new.user_id = '${fan.id}' then perform pg_sleep(${seconds}); end if;
         return new;
       end $f$`,
    )
    await backend.query(
      'create trigger slow_down before insert on dia.passport_decisions for each row execute function public.slow_down()',
    )
    return () => backend.query('drop trigger slow_down on dia.passport_decisions')
  }
  const untilCommitting = () =>
    vi.waitFor(
      async () =>
        expect(
          await number(
            `select count(*) as n from pg_stat_activity where application_name = 'dia passport' and wait_event = 'PgSleep'`,
            [],
          ),
        ).toBe(1),
      PATIENCE,
    )

  it('drains what is open and ends, with --once: worked, projected, sealed, and said so without personal data', async () => {
    await log(30)
    const dia = start('--once', '--batch-size', '20', '--name', 'drainer')
    expect(await dia.ended).toBe(0)
    expect(claimed(dia)).toBe(30)
    expect(await decided()).toBe(30)
    expect(
      await number(
        'select count(*) as n from public.media_ids where user_uuid = $1 and profile_embedding is not null',
      ),
    ).toBe(1)
    expect(dia.rest).toEqual([])
    expect(JSON.stringify(dia.lines)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|postgres:/)
    const refreshed = dia.lines.find(({ chore }) => chore === 'matrices')
    expect(refreshed).toMatchObject({ event: 'chore', error: null })
  })

  it('does its chores beside the batches as long as it runs', async () => {
    // As if the last worker had been at it a day ago.
    const makeDue = () =>
      backend.query(`update dia.worker_chores set started_at = started_at - interval '1 day', duration = '0'`)
    await makeDue()
    const dia = start()
    await dia.until('chore')
    const tip = { amount_cents: '500', stripe_payment_intent_id: `pi_${fan.id}` }
    await log(20)
    await logEntries(backend, [entryOf(fan.id, 'tip', ['track', track], { metadata: tip })])
    await vi.waitFor(async () => expect(await decided()).toBe(21), PATIENCE)
    // Nothing has to be waited for but the worker's own look at what is due.
    await makeDue()
    const done = dia.lines.length
    const chores = () => new Set(dia.lines.slice(done).map(({ chore, error }) => `${chore} ${error}`))
    await vi.waitFor(
      () =>
        expect([...chores()]).toEqual(
          expect.arrayContaining(
            ['matrices', 'leaderboards', 'accounts', 'health_sample'].map((name) => `${name} null`),
          ),
        ),
      { timeout: 60_000, interval: 200 },
    )
    expect(
      await number(
        `select count(*) as n from public.leaderboards where leaderboard_type = 'tracks_daily' and rankings::text like '%' || $1 || '%'`,
        [track],
      ),
    ).toBe(1)
    expect(await number('select count(*) as n from dia.system_account_changes', [])).toBe(0)
    // The seal and the projector do not wait for the clock.
    const links = () => number('select count(*) as n from dia.seals where user_id = $1')
    await vi.waitFor(async () => expect(await links()).toBe(42), PATIENCE)
    const projected = `select count(*) as n from public.media_ids where user_uuid = $1 and profile_embedding is not null`
    await vi.waitFor(async () => expect(await number(projected)).toBe(1), PATIENCE)
    dia.child.kill('SIGTERM')
    expect(await dia.ended).toBe(0)
  })

  it('finishes the batch under way on SIGTERM, and gives nothing up', async () => {
    await log(4)
    const restore = await slowCommits(0.4)
    const dia = start()
    await untilCommitting()
    dia.child.kill('SIGTERM')
    expect(await dia.ended).toBe(0)
    await restore()
    expect(dia.lines.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['stopping', 'batch', 'stopped']),
    )
    expect([await decided(), await leased()]).toEqual([4, 0])
    const [beat] = await backend.query(
      'select state from dia.worker_heartbeats order by seen_at desc limit 1',
    )
    expect(beat).toEqual({ state: 'stopped' })
  })

  it('loses nothing and repeats nothing over kill -9 and a restart', async () => {
    await log(6)
    const restore = await slowCommits(0.4)
    const killed = start('--lease-seconds', '60')
    await untilCommitting()
    killed.child.kill('SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')
    await restore()
    // The server ends the transaction when it finds the connection gone.
    await vi.waitFor(
      async () =>
        expect(
          await number(
            `select count(*) as n from pg_stat_activity where application_name = 'dia passport'`,
            [],
          ),
        ).toBe(0),
      PATIENCE,
    )
    const before = await decided()
    expect([0, 6]).toContain(before)
    await backend.query(
      `update dia.passport_work set leased_until = clock_timestamp() where lease_token is not null`,
    )
    expect(await start('--once').ended).toBe(0)
    expect([await decided(), await interactions(), await leased()]).toEqual([6, 6, 0])
  })

  it('shares the work with others: two drain everything once', async () => {
    const users = await Promise.all(Array.from({ length: 5 }, () => insertUser(backend)))
    for (const user of users) await log(200, user)
    const workers = [start('--once', '--batch-size', '40'), start('--once', '--batch-size', '40')]
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0])
    expect(workers.reduce((sum, dia) => sum + claimed(dia), 0)).toBe(1000)
    for (const user of users)
      expect(
        await number('select interaction_count as n from dia.dna_profiles where user_id = $1', [user.id]),
      ).toBe(200)
  })

  it('sleeps while nothing is open, is woken by an entry, and outlives its connections', async () => {
    const dia = start('--port', '0')
    const { port } = (await dia.until('serving')) as unknown as { port: number }
    const asleep = () =>
      vi.waitFor(
        async () =>
          expect(
            await number(
              `select count(*) as n from dia.worker_heartbeats where state = 'idle' and listens_until > clock_timestamp()`,
              [],
            ),
          ).toBe(1),
        PATIENCE,
      )
    await asleep()
    await log(3)
    await vi.waitFor(async () => expect(await decided()).toBe(3), PATIENCE)

    await backend.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dia passport'`,
    )
    await log(3)
    await vi.waitFor(async () => expect(await decided()).toBe(6), PATIENCE)

    // The round that lost its connection may tell of it after another connection has decided the entries.
    await vi.waitFor(async () => {
      const health = await fetch(`http://127.0.0.1:${port}/healthz`)
      expect([health.status, ((await health.json()) as { state: string }).state]).toEqual([
        200,
        expect.stringMatching(/working|idle/),
      ])
    }, PATIENCE)
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(metrics).toMatch(/^dia_worker_entries_total\{outcome="processed"\} 6$/m)
    expect(metrics).toMatch(/^dia_passport_dead\{system="mediaid"\} 0$/m)
    expect(metrics).toMatch(/^dia_worker_batch_seconds_count \d+$/m)
    for (const line of metrics.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? -?[\d.e+-]+)$/)
    expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(405)
    dia.child.kill('SIGINT')
    expect(await dia.ended).toBe(0)
  })

  it('notifies only while somebody sleeps', async () => {
    await backend.query('delete from dia.worker_heartbeats')
    const sql = postgres(url, { max: 2 })
    let heard = 0
    await sql.listen('dia_passport', () => {
      heard += 1
    })
    const call = (state: string, seconds: number) =>
      backend.query('select public.dia_worker_heartbeat($1, $2, $3::int)', ['sleeper', state, seconds])
    await log(1)
    await call('working', 0)
    await log(1)
    await sleep(300)
    expect(heard).toBe(0)
    await call('idle', 60)
    await log(2)
    await vi.waitFor(() => expect(heard).toBe(1), PATIENCE)
    await sql.end()
    await call('stopped', 0)
    await start('--once').ended
  })

  it('works over the API with the service key of the environment, and never prints it', async () => {
    const api = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const answer = await backend.fetch(
        new Request(`http://127.0.0.1${request.url}`, {
          method: request.method ?? 'GET',
          headers: Object.entries(request.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]),
          ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
        }),
      )
      response
        .writeHead(answer.status, Object.fromEntries(answer.headers))
        .end(Buffer.from(await answer.arrayBuffer()))
    })
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
    const address = api.address()
    const apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    try {
      await log(5)
      const dia = startDia(['passport', 'run', '--url', apiUrl, '--once'], {
        SUPABASE_SERVICE_ROLE_KEY: backend.serviceKey,
      })
      running.push(dia)
      expect([await dia.ended, dia.rest]).toEqual([0, []])
      expect(await decided()).toBe(5)
      expect(JSON.stringify(dia.lines)).not.toContain(backend.serviceKey)
      const without = await runDia(['passport', 'status', '--url', apiUrl])
      expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('SUPABASE_SERVICE_ROLE_KEY') })
    } finally {
      api.closeAllConnections()
      api.close()
    }
  })

  it('tells backlog, lag, dead letters and workers, and by its exit code whether all is well', async () => {
    const beat = 'select public.dia_worker_heartbeat($1, $2)'
    await log(7)
    await backend.query(beat, ['somebody', 'working'])
    const worked = await runDia(['passport', 'status', '--database-url', url])
    expect(worked).toMatchObject({ code: 0, stderr: '' })
    expect(worked.stdout).toMatch(
      /^open entries: \d+ \(mediaid 7, .*\nlag: \d+\.\d s\nscores: (all written out|\d+\.\d s behind)\ndead letters: mediaid 0/,
    )
    expect(worked.stdout).toContain('somebody: working since')

    await backend.query(beat, ['somebody', 'stopped'])
    const stuck = await runDia(['passport', 'status', '--database-url', url, '--json'])
    expect(stuck.code).toBe(1)
    const status = JSON.parse(stuck.stdout) as { workers: { alive: boolean }[] }
    expect(status).toMatchObject({ open: { mediaid: 7 }, dead: {} })
    expect(status.workers.some(({ alive }) => alive)).toBe(false)
    await start('--once').ended
  })

  it('backfills by command, and verifies what was worked', async () => {
    await backend.query(
      `insert into public.listening_history (user_id, content_id, event_type, created_at)
       select $1, $2, 'played', now() - n * interval '1 hour' from generate_series(1, 12) n`,
      [fan.id, track],
    )
    const backfill = await runDia([
      'passport',
      'backfill',
      '--database-url',
      url,
      '--user',
      fan.id,
      '--batch-size',
      '5',
    ])
    expect(backfill.code).toBe(0)
    expect(backfill.stdout).toContain('listening_history: 12 rows, 12 added, 0 repeats, 0 left out\n')
    expect(await start('--once').ended).toBe(0)
    expect(await decided()).toBe(12)
    const verified = await runDia(['passport', 'verify', '--database-url', url, '--user', fan.id])
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringMatching(/^Nothing differs: 12 entries of 1 users/),
    ])
    await backend.query('update dia.dna_states set mass = mass + 1 where user_id = $1 and domain = 1', [
      fan.id,
    ])
    const differs = await runDia(['passport', 'verify', '--database-url', url, '--user', fan.id, '--json'])
    expect(differs.code).toBe(1)
    expect(JSON.parse(differs.stdout).differences[0]).toMatchObject({ userId: fan.id, domain: 1 })
    // A replay puts right what differs, and says what it was.
    await backend.query('update dia.leaderboard_scores set score = score + 1')
    const rebuilt = await runDia(['passport', 'rebuild', '--database-url', url])
    expect(rebuilt.stdout).toContain(`user ${fan.id}: DNA_MASS_DIFFERS\n`)
    expect(rebuilt.stdout).toMatch(/SCORE_DIFFERS, tracks_daily from .*, 1 millionths\n/)
    expect(rebuilt.stdout).toMatch(
      /Put right: DNA of 1 users, 0 of \d+ balances, [1-9]\d* of \d+ scores\.\n$/,
    )
    const again = await runDia(['passport', 'verify', '--database-url', url, '--user', fan.id])
    expect(again.code).toBe(0)
  })

  it('says what other weights would change, user by user, and writes nothing', async () => {
    await log(5)
    await log(1, await insertUser(backend))
    expect(await start('--once').ended).toBe(0)
    const folder = await mkdtemp(join(tmpdir(), 'dia-weights-'))
    try {
      const file = join(folder, 'weights.json')
      const weights = { cultural: 0.1, behavioral: 1, economic: 0, spatial: 0 }
      await writeFile(file, JSON.stringify({ events: [{ type: 'player.track_favorited', weights }] }))
      const mass = () => number('select sum(mass) as n from dia.dna_states', [])
      const before = await mass()
      const of = ['passport', 'redecide', '--weights', file, '--database-url', url]
      const one = await runDia([...of, '--user', fan.id])
      expect(one.stdout).toMatch(
        new RegExp(`^${fan.id}: 5 decisions and 0 scores of 5 entries; DNA cultural 0\\.\\d{4}, behavioral `),
      )
      expect(one.stdout).toMatch(
        /\n5 entries of 1 users decided anew: 1 users would differ\. Nothing was written\.\n$/,
      )
      const all = await runDia([...of, '--json'])
      const reports = all.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(reports.length).toBeGreaterThan(1)
      expect(reports.find(({ userId }) => userId === fan.id)).toMatchObject({
        decisionsChanged: 5,
        entries: 5,
      })
      expect(await mass()).toBe(before)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('redrives dead letters by id, or all of a kind', async () => {
    const bury = async (code: string) => {
      const entry = entryOf(fan.id, 'player.track_favorited', ['track', track])
      await logEntries(backend, [entry])
      await backend.query(
        'update dia.passport_work set mediaid = 4, mediaid_reason = $2 where entry_id = $1',
        [entry.id, code],
      )
      await backend.query(
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
         values ($1, $2, 'mediaid', $3, 'It failed', 5)`,
        [fan.id, entry.id, code],
      )
      return entry.id
    }
    const ids = [await bury('ODD'), await bury('ODD'), await bury('OTHER')]
    const redrive = (...parameters: string[]) =>
      runDia(['passport', 'redrive', '--database-url', url, ...parameters])
    expect(await redrive()).toMatchObject({ code: 2, stderr: expect.stringMatching(/--all/) })
    expect(await redrive(ids[0] ?? '')).toMatchObject({
      code: 0,
      stdout: '1 redriven, 0 unchanged, 0 failed\n',
    })
    expect(await redrive('--all', '--code', 'OTHER')).toMatchObject({
      code: 0,
      stdout: '1 redriven, 0 unchanged, 0 failed\n',
    })
    expect(await redrive('--all', '--system', 'mediaid')).toMatchObject({
      code: 0,
      stdout: '1 redriven, 0 unchanged, 0 failed\n',
    })
    const unknown = await redrive('ffffffff-0000-4000-8000-0000000000ff')
    expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT_FOUND') })
    expect(await start('--once').ended).toBe(0)
    expect(await decided()).toBe(3)
  })

  it.each([
    [['run', '--batch-size', '0'], /whole number from 1 to 5000/],
    [['run', '--port', 'x'], /whole number/],
    [['status', '--database-url', 'postgres://u:secret@127.0.0.1:1/d'], /cannot be reached/],
    [['status', '--url', 'nowhere'], /not a URL/],
    [['status'], /No database is named/],
    [['nothing'], /unknown command/],
  ])('refuses %j with one sentence and code 2', async (parameters, words) => {
    const { code, stdout, stderr } = await runDia(['passport', ...parameters])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(words)
    expect(stderr).not.toContain('secret')
  })
})
