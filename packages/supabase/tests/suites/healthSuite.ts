import type { HealthFinding, SystemHealth } from '@dia/core/health'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supabaseHealthSource } from '../../src/health/index.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { verifyPassport } from '../../src/verify/index.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { HEAVY_USER, insertHeavyUser } from '../fixture/insertHeavyUser.js'
import { insertEngagements, insertListens, insertVotes } from '../fixture/insertInteractions.js'
import { insertUser, TASTE, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { workAll } from '../fixture/work.js'

const HOUR = 3_600_000
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

/** What an admin reads of all systems, held against SQL on the same database. */
export function healthSuite(open: OpenBackend): void {
  describe('system health', () => {
    let backend: TestBackend
    let admin: TestUser
    let fan: TestUser
    let track: string
    let read: () => Promise<SystemHealth>

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin', mediaIds: [] })
      fan = await insertUser(backend)
      track = await insertTrack(backend, { title: 'Weather' })
      const client = await backend.signInAs(admin.id)
      // The database may be a copy of one that was made a while ago.
      await backend.query('select public.dia_refresh_user_matrix()')
      await backend.query('select public.dia_refresh_statistics()')
      read = () => supabaseHealthSource(client).readHealth()
    })
    afterAll(() => backend.close())

    const ask = async (text: string, values: readonly unknown[] = []) => {
      const [row] = await backend.query<{ answer: unknown }>(`select (${text}) as answer`, values)
      return row?.answer
    }
    const count = async (text: string) => Number(await ask(text))
    const codesOf = ({ findings }: SystemHealth) => findings.map(({ code }) => code)
    const findingIn = ({ findings }: SystemHealth, code: string): HealthFinding => {
      const found = findings.find((finding) => finding.code === code)
      if (found === undefined) throw new Error(`no finding ${code}`)
      return found
    }

    it('of an empty platform is calm: zeros, and what runs no worker', async () => {
      const health = await read()
      expect(health).toMatchObject({
        interactionsLast24Hours: 0,
        deadLetters: 0,
        refreshes: expect.arrayContaining([expect.objectContaining({ matrix: 'users' })]),
        duplicateMediaIds: { users: 0 },
        dna: { initialised: 0, withMediaId: 1 },
        ledger: [],
        verified: null,
        sealed: null,
        workers: [],
        history: [],
      })
      expect(health.users.total).toBe(await count('select count(*) from auth.users'))
      for (const system of ['mediaid', 'treasury', 'coliseum', 'seal'] as const)
        expect(health.work[system]).toEqual({
          open: 0,
          retrying: 0,
          dead: 0,
          skipped: 0,
          oldestOpenAt: null,
          lagSeconds: 0,
          decidedLastHour: 0,
        })
      expect(codesOf(health)).toEqual(['NO_WORKER'])
      expect(Math.abs(Date.parse(health.readAt) - Date.now())).toBeLessThan(10 * HOUR)
    })

    it('is for admins alone', async () => {
      const asFan = supabaseHealthSource(await backend.signInAs(fan.id))
      await expect(asFan.readHealth()).rejects.toMatchObject({ code: 'DENIED' })
    })

    it('counts today’s users and the interactions of 24 hours, and no clock that runs ahead', async () => {
      const [listener, voter, signedIn, lapsed] = (await Promise.all(
        Array.from({ length: 4 }, () => insertUser(backend)),
      )) as [TestUser, TestUser, TestUser, TestUser]
      const midnight = Math.floor(Date.now() / (24 * HOUR)) * 24 * HOUR
      const today = new Date(Math.max(midnight, Date.now() - 60_000)).toISOString()
      await insertListens(backend, listener.id, [
        { created_at: today },
        { created_at: ago(24 * HOUR - 60_000) },
        { created_at: ago(24 * HOUR + 60_000) },
        { created_at: ago(-HOUR) },
      ])
      await insertEngagements(backend, listener.id, [{ created_at: today }])
      await insertVotes(backend, voter.id, [{ created_at: today }])
      await insertListens(backend, lapsed.id, [{ created_at: ago(48 * HOUR) }])
      await backend.query('update auth.users set last_sign_in_at = now() where id = $1', [signedIn.id])
      const health = await read()
      expect(health.interactionsLast24Hours).toBe(4)
      expect(health.users.activeToday).toBe(
        await count(
          `select count(*) from (
             select user_id from public.listening_history where created_at >= date_trunc('day', now(), 'UTC') and created_at <= now()
             union select user_id from public.media_engagement_log where created_at >= date_trunc('day', now(), 'UTC')
             union select user_uuid from public.event_votes where created_at >= date_trunc('day', now(), 'UTC')
             union select id from auth.users where last_sign_in_at >= date_trunc('day', now(), 'UTC')) a`,
        ),
      )
      expect(health.users.activeToday).toBeGreaterThanOrEqual(3)
    })

    it('follows entries from open to decided, skipped and dead', async () => {
      const entries = Array.from({ length: 5 }, () =>
        entryOf(fan.id, 'player.track_played', ['track', track], { created_at: ago(2 * HOUR) }),
      )
      await logEntries(backend, [
        ...entries,
        entryOf(fan.id, 'no.such_event', null, { created_at: ago(3 * HOUR) }),
      ])
      const open = await read()
      expect(open.work.mediaid).toMatchObject({ open: 6, retrying: 0, skipped: 0, decidedLastHour: 0 })
      expect(open.work.coliseum.open).toBe(5)
      expect(open.work.treasury.open).toBe(0)
      expect(open.work.seal.open).toBe(6)
      expect(open.work.mediaid.oldestOpenAt).not.toBeNull()
      expect(Date.parse(open.work.mediaid.oldestOpenAt ?? '')).toBe(
        Date.parse(String(await ask('select min(created_at)::text from public.passport_entries'))),
      )
      expect(open.work.mediaid.lagSeconds).toBeGreaterThan(3 * 3600 - 60)
      expect(findingIn(open, 'MEDIAID_BEHIND')).toMatchObject({ severity: 'critical' })
      expect(findingIn(open, 'NO_WORKER').severity).toBe('critical')
      // The Passport holds six of them, the host's own logs fewer.
      expect(open.interactionsLast24Hours).toBe(6)

      await workAll(backend)
      const worked = await read()
      expect(worked.work.mediaid).toMatchObject({ open: 0, skipped: 1, decidedLastHour: 6, lagSeconds: 0 })
      expect(worked.dna.initialised).toBe(1)
      expect(codesOf(worked)).not.toContain('MEDIAID_BEHIND')
      expect(findingIn(worked, 'UNKNOWN_EVENT_TYPES')).toMatchObject({ severity: 'warning' })

      await logEntries(backend, [
        entryOf(fan.id, 'player.track_played', ['track', track]),
        entryOf(fan.id, 'player.track_played', ['track', track]),
      ])
      await backend.query(
        `update dia.passport_work set mediaid = 4, mediaid_reason = 'TEST'
         where (user_id, entry_id) in (select w.user_id, w.entry_id from dia.passport_work w where w.mediaid = 1 limit 1)`,
      )
      await backend.query(
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
         select w.user_id, w.entry_id, 'mediaid', 'TEST', 'as a test', 5 from dia.passport_work w where w.mediaid = 4`,
      )
      await backend.query('update dia.passport_work set mediaid_attempts = 2 where mediaid = 1')
      const dead = await read()
      expect(dead.work.mediaid).toMatchObject({ open: 1, retrying: 1, dead: 1 })
      expect(dead.deadLetters).toBe(1)
      expect(dead.findings[0]?.severity).toBe('critical')
      expect(findingIn(dead, 'DEAD_LETTERS')).toMatchObject({ severity: 'critical' })
      expect(Date.parse(findingIn(dead, 'DEAD_LETTERS').since ?? '')).toBe(
        Date.parse(String(await ask('select min(died_at)::text from dia.passport_dead_letters'))),
      )
    })

    it('shows the workers of the last day, and up to where a verification found nothing', async () => {
      const service = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      for (const worker of ['first', 'second', 'long gone'])
        await service('dia_worker_heartbeat', { worker, state: 'working', counts: { claimed: 1 } })
      await backend.query(
        `update dia.worker_heartbeats set seen_at = now() - interval '2 days' where name = 'long gone'`,
      )
      const { workers, ...health } = await read()
      expect(workers.map(({ name }) => name).toSorted()).toEqual(['first', 'second'])
      expect(workers.every(({ seenAt }) => Date.now() - Date.parse(seenAt) < HOUR)).toBe(true)
      expect(health.verified).toBeNull()
      expect(codesOf({ workers, ...health })).not.toContain('NO_WORKER')

      const verified = await verifyPassport({ rpc: service })
      expect(verified.differences).toEqual([])
      const newest = await ask('select up_to_entry_id from dia.verifications order by ended_at desc limit 1')
      expect((await read()).verified).toEqual({ upToEntryId: newest, at: expect.any(String) })
      // One that found something vouches for nothing.
      await backend.query(
        `insert into dia.verifications (started_at, up_to_entry_id, users, entries, differences)
         values (now(), gen_random_uuid(), 1, 1, 3)`,
      )
      expect((await read()).verified?.upToEntryId).toBe(newest)
      await backend.query('delete from dia.worker_heartbeats')
      expect(codesOf(await read())).toContain('NO_WORKER')
    })

    it('names users with two MediaIDs, and how fresh the user matrix is', async () => {
      await insertUser(backend, { mediaIds: [TASTE, TASTE] })
      await backend.query('select public.dia_refresh_user_matrix()')
      const fresh = await read()
      expect(fresh.duplicateMediaIds.users).toBe(1)
      expect(findingIn(fresh, 'DUPLICATE_MEDIA_IDS').severity).toBe('info')
      expect(codesOf(fresh)).not.toContain('USER_MATRIX_STALE')
      expect(fresh.refreshes).toContainEqual(expect.objectContaining({ matrix: 'users' }))
      await backend.query(`update dia.matrix_refreshes set refreshed_at = now() - interval '1 hour'`)
      const stale = await read()
      expect(stale.refreshes.find(({ matrix }) => matrix === 'users')?.ageSeconds).toBeGreaterThanOrEqual(
        3600,
      )
      expect(findingIn(stale, 'USER_MATRIX_STALE').since).not.toBeNull()
    })

    it('names the statistics that are out of date, where the user matrix is not, and one alone too', async () => {
      await backend.query('select public.dia_refresh_user_matrix()')
      await backend.query('select public.dia_refresh_statistics()')
      expect(codesOf(await read())).not.toContain('STATISTICS_STALE')
      await backend.query(
        `update dia.matrix_refreshes set refreshed_at = now() - interval '1 day' where matrix = 'contents'`,
      )
      const stale = await read()
      expect(findingIn(stale, 'STATISTICS_STALE').title).toBe('The statistics are out of date: contents')
      expect(codesOf(stale)).not.toContain('USER_MATRIX_STALE')
      await backend.query('select public.dia_refresh_statistics()')
      expect(codesOf(await read())).not.toContain('STATISTICS_STALE')
    })

    it('sums the ledger to zero, and says so loudly where it does not', async () => {
      await backend.query(
        `insert into public.treasury_accounts (user_id, currency, balance_cents, lifetime_earned_cents)
         values ($1, 'USD', 700, 700)`,
        [fan.id],
      )
      await backend.query(
        `insert into dia.system_account_changes (account, currency, amount_cents)
         values ('stripe', 'USD', -1000), ('platform', 'USD', 300)`,
      )
      const balanced = await read()
      expect(balanced.ledger).toEqual([{ currency: 'USD', sumCents: '0' }])
      expect(codesOf(balanced)).not.toContain('LEDGER_UNBALANCED')
      await backend.query(
        'update public.treasury_accounts set balance_cents = 9007199254741693 where user_id = $1',
        [fan.id],
      )
      const broken = await read()
      expect(broken.ledger).toEqual([{ currency: 'USD', sumCents: '9007199254740993' }])
      expect(findingIn(broken, 'LEDGER_UNBALANCED').severity).toBe('critical')
      await backend.query('update public.treasury_accounts set balance_cents = 700 where user_id = $1', [
        fan.id,
      ])
    })

    it('keeps a sample a minute, and sees the backlog grow', async () => {
      const service = backend.createClient({ key: backend.serviceKey })
      const record = async () => (await service.rpc('dia_record_health_sample')).data
      expect(await record()).toBe(true)
      expect(await record()).toBe(false)
      const now = await read()
      const { history, work } = now
      expect(history).toHaveLength(1)
      expect(history[0]).toMatchObject({
        open: work.mediaid.open + work.treasury.open + work.coliseum.open,
        dead: 1,
        decided: work.mediaid.decidedLastHour,
        users: now.users.total,
        unsealed: work.seal.open,
        workers: now.workers.length,
        interactions: now.interactionsLast24Hours,
        dnaShare: now.dna.initialised / now.dna.withMediaId,
        duplicates: now.duplicateMediaIds.users,
        ledgerOffCents: String(now.ledger.reduce((sum, { sumCents }) => sum + Math.abs(Number(sumCents)), 0)),
      })
      await backend.query(`update dia.health_samples set at = at - interval '30 minutes'`)
      expect(codesOf(await read())).not.toContain('BACKLOG_GROWING')
      await logEntries(
        backend,
        Array.from({ length: 1100 }, () => entryOf(fan.id, 'player.track_played', ['track', track])),
      )
      expect(await record()).toBe(true)
      const grown = await read()
      expect(grown.history.map(({ open }) => open)).toEqual([
        history[0]?.open,
        (history[0]?.open ?? 0) + 2200,
      ])
      expect(findingIn(grown, 'BACKLOG_GROWING').since).not.toBeNull()
      expect(grown.history.map(({ interactions }) => interactions)).not.toContain(null)

      await backend.query(`update dia.health_samples set at = at - interval '1 minute'`)
      expect(await record()).toBe(true)
      expect((await read()).history.at(-1)).toMatchObject({ users: now.users.total, interactions: null })
      await backend.query(`update dia.health_samples set at = at - interval '3 days'`)
      expect(await record()).toBe(true)
      expect(await count('select count(*) from dia.health_samples')).toBe(1)
    })

    it('gives every finding a cause and a way out, and SQL that runs', async () => {
      const { findings } = await read()
      expect(findings.length).toBeGreaterThan(4)
      const order = findings.map(({ severity }) => ['critical', 'warning', 'info'].indexOf(severity))
      expect(order).toEqual(order.toSorted())
      for (const { code, title, why, wayOut, sql } of findings) {
        expect(code).toMatch(/^[A-Z_]+$/)
        for (const text of [title, why, wayOut]) expect(text.length).toBeGreaterThan(10)
        if (sql !== null) await backend.query(sql.replace(/;$/, ''))
      }
    })

    it('lists the kit’s and the host’s tables with their sizes, and statements only where they are counted', async () => {
      const health = await read()
      const names = health.tables.map(({ table }) => table)
      expect(names).toEqual(
        expect.arrayContaining([
          'public.passport_entries',
          'dia.passport_work',
          'auth.users',
          'dia.user_matrix',
        ]),
      )
      const sizes = health.tables.map(({ bytes }) => bytes)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(health.tables.find(({ table }) => table === 'public.passport_entries')?.bytes).toBe(
        await count(`select pg_total_relation_size('public.passport_entries')`),
      )
      expect(health.slowestQueries).toBeNull()
    })

    it.each(['active_users_since', 'interactions_since'])(
      'dia.%s finds the last day among 170,000 interactions by index',
      async (name) => {
        if ((await count(`select count(*) from auth.users where id = '${HEAVY_USER}'`)) === 0) {
          await insertHeavyUser(backend)
          await backend.query(
            `insert into public.passport_entries (id, user_id, event_type, event_category, created_at)
             select gen_random_uuid(), '${HEAVY_USER}', 'system.login', 'system', timestamptz '2025-01-01' + n * interval '5 minutes'
             from generate_series(1, 20000) n`,
          )
          await backend.query('analyze public.passport_entries')
        }
        const body = String(await ask(`select prosrc from pg_proc where proname = '${name}'`))
        const [row] = await backend.query<Record<string, unknown>>(
          `explain (format json) ${body.replaceAll(/\bmoment\b/g, "(now() - interval '1 day')")}`,
        )
        const plan = JSON.stringify(Object.values(row ?? {})[0])
        const scanned = [...plan.matchAll(/"Node Type":\s*"Seq Scan"[^{}]*?"Relation Name":\s*"(\w+)"/g)]
        for (const index of [
          'listening_history_created_at_idx',
          'media_engagement_log_created_at_idx',
          'event_votes_created_at_idx',
          'passport_entries_occurred',
        ])
          expect(plan).toContain(index)
        expect(scanned.map(([, relation]) => relation)).not.toEqual(
          expect.arrayContaining([
            expect.stringMatching(/listening_history|media_engagement_log|event_votes|passport_entries/),
          ]),
        )
      },
    )
  })
}
