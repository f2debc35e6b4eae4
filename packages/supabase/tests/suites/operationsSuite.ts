import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eraseUser } from '../../src/erasure/index.js'
import { operateOnEntries } from '../../src/operations/index.js'
import type { RpcCall } from '../../src/rpc/RpcCall.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { verifyPassport } from '../../src/verify/index.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { testId } from '../fixture/testId.js'
import { workAll } from '../fixture/work.js'

/** What an admin does to entries that came to no end. */
export function operationsSuite(open: OpenBackend): void {
  describe('redrive, dismiss, restore, reprocess', () => {
    let backend: TestBackend
    let rpc: RpcCall
    let admin: TestUser
    let track: string
    let fan: TestUser

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin' })
      rpc = supabaseRpc(await backend.signInAs(admin.id))
      track = await insertTrack(backend, { title: 'Weather' })
    })
    beforeEach(async () => {
      fan = await insertUser(backend)
    })
    afterAll(() => backend.close())

    const plays = (count: number, user = fan) =>
      Array.from({ length: count }, () => entryOf(user.id, 'player.track_played', ['track', track]))
    /** Entries that MediaID gave up, whatever the others did. */
    async function dead(count: number): Promise<LoggedEntry[]> {
      const entries = plays(count)
      await logEntries(backend, entries)
      const ids = entries.map(({ id }) => id)
      await backend.query(
        `update dia.passport_work set mediaid = 4, mediaid_reason = 'DECISION_FAILED', mediaid_attempts = 5 where entry_id = any ($1)`,
        [ids],
      )
      await backend.query(
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
         select user_id, entry_id, 'mediaid', 'DECISION_FAILED', 'An entry could not be decided', 5
         from dia.passport_work where entry_id = any ($1)`,
        [ids],
      )
      return entries
    }
    const stateOf = async ({ id }: LoggedEntry) =>
      (
        await backend.query<{ mediaid: number; reason: string | null; attempts: number }>(
          'select mediaid, mediaid_reason as reason, mediaid_attempts as attempts from dia.passport_work where entry_id = $1',
          [id],
        )
      )[0]
    const letters = async (entries: readonly LoggedEntry[]) =>
      (
        await backend.query('select from dia.passport_dead_letters where entry_id = any ($1)', [
          entries.map(({ id }) => id),
        ])
      ).length
    /** Work and letters, to the last column. */
    const whole = (entries: readonly LoggedEntry[]) =>
      backend.query(
        `select to_jsonb(w)::text as work, to_jsonb(d)::text as letter from dia.passport_work w
         left join dia.passport_dead_letters d on d.user_id = w.user_id and d.entry_id = w.entry_id
         where w.entry_id = any ($1) order by w.entry_id, d.system`,
        [keysOf(entries)],
      )
    const keysOf = (entries: readonly LoggedEntry[]) => entries.map(({ id }) => id)

    it('redrives what is dead: open again with no attempts, no dead letter, and done by the next worker', async () => {
      const entries = await dead(3)
      const outcome = await operateOnEntries(rpc, 'redrive', keysOf(entries))
      expect(outcome).toEqual({ done: 3, unchanged: 0, failed: [], undo: null })
      expect(await stateOf(entries[0] as LoggedEntry)).toEqual({ mediaid: 1, reason: null, attempts: 0 })
      expect(await letters(entries)).toBe(0)
      expect(await operateOnEntries(rpc, 'redrive', keysOf(entries))).toMatchObject({ done: 0, unchanged: 3 })
      await workAll(backend)
      expect((await readStoredDna(backend, fan.id)).cultural.lifetimeMass).toBeCloseTo(3 * 0.4, 10)
    })

    it('dismisses what is dead as skipped, restores it as it was, and redrives what was dismissed', async () => {
      const entries = await dead(2)
      await workAll(backend)
      const before = await whole(entries)
      const outcome = await operateOnEntries(rpc, 'dismiss', keysOf(entries))
      expect(outcome).toMatchObject({ done: 2, unchanged: 0, failed: [], undo: { action: 'restore' } })
      expect(await stateOf(entries[0] as LoggedEntry)).toMatchObject({ mediaid: 3, reason: 'DISMISSED' })
      expect(await letters(entries)).toBe(2)
      expect(await operateOnEntries(rpc, 'dismiss', keysOf(entries))).toMatchObject({ done: 0, unchanged: 2 })
      await workAll(backend)
      expect(await stateOf(entries[0] as LoggedEntry)).toMatchObject({ mediaid: 3, reason: 'DISMISSED' })

      const restored = await operateOnEntries(rpc, 'restore', outcome.undo?.keys ?? [])
      expect(restored).toEqual({ done: 2, unchanged: 0, failed: [], undo: null })
      expect(await whole(entries)).toEqual(before)
      expect(await operateOnEntries(rpc, 'restore', keysOf(entries))).toMatchObject({ done: 0, unchanged: 2 })
      await workAll(backend)
      expect(await whole(entries), 'nobody works what is dead').toEqual(before)

      await operateOnEntries(rpc, 'dismiss', keysOf(entries))
      expect(await operateOnEntries(rpc, 'redrive', keysOf(entries))).toMatchObject({ done: 2 })
      expect(await letters(entries)).toBe(0)
      expect((await operateOnEntries(rpc, 'restore', keysOf(entries))).failed).toMatchObject([
        { code: 'NOT_DISMISSED' },
        { code: 'NOT_DISMISSED' },
      ])
      await workAll(backend)
      expect((await readStoredDna(backend, fan.id)).cultural.lifetimeMass).toBeCloseTo(2 * 0.4, 10)
    })

    it('leaves what was dismissed alone, whatever is done to what is dead or skipped beside it', async () => {
      const [entry] = (await dead(1)) as [LoggedEntry]
      await operateOnEntries(rpc, 'dismiss', [entry.id])
      const counted = async () =>
        (
          await backend.query<{ counts: unknown }>(
            `select json_build_array(
               (select count(*) from dia.passport_dead_letters where dismissed_at is null),
               (dia.matrix_figures('passport') ->> 'dead')::int,
               coalesce((public.dia_passport_status() -> 'dead' ->> 'mediaid')::int, 0),
               coalesce((public.dia_system_health() ->> 'deadLetters')::int, 0),
               jsonb_array_length(public.dia_dead_entry_ids())) as counts`,
          )
        )[0]?.counts
      expect(await counted()).toEqual([0, 0, 0, 0, 0])
      expect((await operateOnEntries(rpc, 'reprocess', [entry.id])).failed).toMatchObject([
        { code: 'DISMISSED', message: expect.stringMatching(/restore/) },
      ])
      await backend.query(
        `update dia.passport_work set coliseum = 4, coliseum_reason = 'LATE', coliseum_attempts = 5 where entry_id = $1`,
        [entry.id],
      )
      await backend.query(
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
         values ($1, $2, 'coliseum', 'LATE', 'It failed', 5)`,
        [entry.user_id, entry.id],
      )
      expect(await counted()).toEqual([1, 1, 0, 1, 1])
      expect(await operateOnEntries(rpc, 'redrive', [entry.id])).toMatchObject({ done: 1 })
      const states = () =>
        backend.query(
          'select mediaid, mediaid_reason as reason, coliseum from dia.passport_work where entry_id = $1',
          [entry.id],
        )
      expect(await states()).toEqual([{ mediaid: 3, reason: 'DISMISSED', coliseum: 1 }])
      expect(await letters([entry])).toBe(1)
      await backend.query(
        `update dia.passport_work set coliseum = 3, coliseum_reason = 'SKIPPED' where entry_id = $1`,
        [entry.id],
      )
      expect(await operateOnEntries(rpc, 'reprocess', [entry.id])).toMatchObject({ done: 1 })
      expect(await states()).toEqual([{ mediaid: 3, reason: 'DISMISSED', coliseum: 1 }])
      await workAll(backend)
      expect(await operateOnEntries(rpc, 'restore', [entry.id])).toMatchObject({ done: 1 })
      expect(await stateOf(entry)).toEqual({ mediaid: 4, reason: 'DECISION_FAILED', attempts: 5 })
      await operateOnEntries(rpc, 'redrive', [entry.id])
      await workAll(backend)
    })

    it('sends what was skipped through again, once its reason is gone, and repeats nothing that is done', async () => {
      await backend.query(
        `update public.media_ids set content_flags = '{"dna_consent": false}' where user_uuid = $1`,
        [fan.id],
      )
      const entries = plays(4)
      await logEntries(backend, entries)
      await workAll(backend)
      await sealPassport(supabaseRpc(backend.createClient({ key: backend.serviceKey })))
      expect(await stateOf(entries[0] as LoggedEntry)).toMatchObject({ mediaid: 3, reason: 'NO_CONSENT' })
      const scores = () =>
        backend.query(
          'select to_jsonb(m)::text as row from public.coliseum_metrics m where user_id = $1 order by id',
          [fan.id],
        )
      const scored = await scores()
      await backend.query(`update public.media_ids set content_flags = '{}' where user_uuid = $1`, [fan.id])

      const outcome = await operateOnEntries(rpc, 'reprocess', keysOf(entries))
      expect(outcome).toEqual({ done: 4, unchanged: 0, failed: [], undo: null })
      expect(await operateOnEntries(rpc, 'reprocess', keysOf(entries))).toMatchObject({ unchanged: 4 })
      await workAll(backend)
      expect((await readStoredDna(backend, fan.id)).cultural.lifetimeMass).toBeCloseTo(4 * 0.4, 10)
      expect(await scores()).toEqual(scored)
      const service = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      expect((await verifyPassport({ rpc: service, userId: fan.id })).differences).toEqual([])
      await sealPassport(service)
      expect((await verifyPassport({ rpc: service, userId: fan.id })).differences).toEqual([])
    })

    it('takes what was mirrored out of the DNA as if it had never happened, and brings it back', async () => {
      const twin = await insertUser(backend)
      const other = await insertTrack(backend, { title: 'Tide' })
      const on = (day: number) => ({ created_at: new Date(Date.UTC(2025, 8, day)).toISOString() })
      const lived = (user: TestUser) => [
        entryOf(user.id, 'player.track_favorited', ['track', track], on(3)),
        entryOf(user.id, 'player.track_played', ['track', other], on(20)),
      ]
      const [kept, twins] = [lived(fan), lived(twin)]
      const gone = [7, 28].map((day) => entryOf(fan.id, 'player.track_played', ['track', track], on(day)))
      await logEntries(backend, [...kept, ...twins, ...gone])
      await workAll(backend)
      const service = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      await sealPassport(service)
      const verified = async () => (await verifyPassport({ rpc: service, userId: fan.id })).differences
      const scores = () =>
        backend.query('select to_jsonb(m)::text as row from public.coliseum_metrics m where user_id = $1', [
          fan.id,
        ])
      const [before, scored] = [await readStoredDna(backend, fan.id), await scores()]

      expect(await rpc('dia_dry_run', { action: 'exclude', keys: keysOf(gone) })).toMatchObject({
        failed: [],
      })
      expect(await readStoredDna(backend, fan.id)).toEqual(before)

      const outcome = await operateOnEntries(rpc, 'exclude', keysOf(gone))
      expect(outcome).toMatchObject({ done: 2, unchanged: 0, failed: [], undo: { action: 'reprocess' } })
      const [without, never] = [await readStoredDna(backend, fan.id), await readStoredDna(backend, twin.id)]
      for (const domain of ['cultural', 'behavioral', 'economic', 'spatial'] as const) {
        expect(without[domain].referenceTime).toBe(never[domain].referenceTime)
        expect(without[domain].mass).toBeCloseTo(never[domain].mass, 9)
        expect(without[domain].lifetimeMass).toBeCloseTo(never[domain].lifetimeMass, 9)
        without[domain].signal.forEach((c, i) => {
          expect(Math.abs(c - (never[domain].signal[i] ?? Number.NaN))).toBeLessThan(1e-5)
        })
      }
      expect(before.cultural.mass).toBeGreaterThan(without.cultural.mass)
      expect(await scores()).toEqual(scored)
      expect(await stateOf(gone[0] as LoggedEntry)).toMatchObject({ mediaid: 3, reason: 'EXCLUDED' })
      expect(await verified()).toEqual([])
      await sealPassport(service)
      expect(await verified()).toEqual([])

      expect(await operateOnEntries(rpc, 'exclude', keysOf(gone))).toMatchObject({ done: 0, unchanged: 2 })
      await workAll(backend)
      expect(await readStoredDna(backend, fan.id)).toEqual(without)
      expect(await operateOnEntries(rpc, 'reprocess', outcome.undo?.keys ?? [])).toMatchObject({ done: 2 })
      await workAll(backend)
      expect((await readStoredDna(backend, fan.id)).cultural.mass).toBeCloseTo(before.cultural.mass, 9)
      expect(await stateOf(gone[0] as LoggedEntry)).toBeUndefined()
      await sealPassport(service)
      expect(await verified()).toEqual([])
    })

    it('takes an entry out once, however many ask at once, and nothing that never moved the DNA', async () => {
      const [played] = plays(1) as [LoggedEntry]
      const login = entryOf(fan.id, 'system.login', null)
      await logEntries(backend, [played])
      await workAll(backend)
      const [open] = plays(1) as [LoggedEntry]
      await logEntries(backend, [open, login])
      const ends = await Promise.all(
        Array.from({ length: 4 }, () => operateOnEntries(rpc, 'exclude', [played.id])),
      )
      expect(ends.map(({ done }) => done).sort()).toEqual([0, 0, 0, 1])
      const refused = await operateOnEntries(rpc, 'exclude', [open.id, login.id, testId()])
      expect(refused.failed.map(({ code }) => code).sort()).toEqual([
        'NOT_FOUND',
        'NOT_MIRRORED',
        'NOT_MIRRORED',
      ])
      await expect(
        operateOnEntries(supabaseRpc(await backend.signInAs(fan.id)), 'exclude', [played.id]),
      ).rejects.toMatchObject({ code: 'DENIED' })
      await workAll(backend)
    })

    it('answers for each key by itself what it refuses, and why', async () => {
      const [buried] = (await dead(1)) as [LoggedEntry]
      const [open] = plays(1) as [LoggedEntry]
      const done = entryOf(fan.id, 'system.login', null)
      await logEntries(backend, [open, done])
      const nobody = testId()
      const redriven = await operateOnEntries(rpc, 'redrive', [
        buried.id,
        open.id,
        done.id,
        nobody,
        buried.id,
      ])
      expect(redriven).toMatchObject({ done: 1, unchanged: 1 })
      expect(redriven.failed.map(({ key, code }) => [key, code]).sort()).toEqual([
        [done.id, 'NOT_DEAD'],
        [nobody, 'NOT_FOUND'],
      ])
      expect((await operateOnEntries(rpc, 'dismiss', [open.id])).failed).toMatchObject([{ code: 'NOT_DEAD' }])
      expect((await operateOnEntries(rpc, 'reprocess', [done.id])).failed).toMatchObject([
        { code: 'NOT_SKIPPED', message: expect.stringMatching(/\w/) },
      ])
      await workAll(backend)
    })

    it('is written to the audit log by the transaction that does it, and refuses everybody but an admin', async () => {
      const entries = await dead(1)
      await expect(
        operateOnEntries(supabaseRpc(await backend.signInAs(fan.id)), 'redrive', keysOf(entries)),
      ).rejects.toMatchObject({ code: 'DENIED' })
      for (const operation of ['dismiss', 'reprocess', 'restore', 'redrive'] as const)
        await operateOnEntries(rpc, operation, keysOf(entries))
      const audits = await backend.query(
        `select actor_id, action, details -> 'outcomes' as outcomes from dia.audit_log where details -> 'entries' ? $1 order by id`,
        [entries[0]?.id],
      )
      expect(audits).toEqual([
        { actor_id: admin.id, action: 'passport.dismiss', outcomes: ['done'] },
        { actor_id: admin.id, action: 'passport.reprocess', outcomes: ['DISMISSED'] },
        { actor_id: admin.id, action: 'passport.restore', outcomes: ['done'] },
        { actor_id: admin.id, action: 'passport.redrive', outcomes: ['done'] },
      ])
    })

    it('does and shows nothing that cannot be written down', async () => {
      const entries = await dead(1)
      await backend.query(
        `create function public.refuse_audit() returns trigger language plpgsql as $f$ begin raise exception 'The log is full'; end $f$`,
      )
      await backend.query(
        'create trigger refuse_audit before insert on dia.audit_log for each row execute function public.refuse_audit()',
      )
      try {
        await expect(operateOnEntries(rpc, 'dismiss', keysOf(entries))).rejects.toThrow()
        await expect(eraseUser(rpc, fan.id)).rejects.toThrow()
        await expect(rpc('dia_open_matrix_row', { matrix: 'profiles', row_key: fan.id })).rejects.toThrow()
      } finally {
        await backend.query('drop trigger refuse_audit on dia.audit_log')
      }
      expect([await stateOf(entries[0] as LoggedEntry), await letters(entries)]).toMatchObject([
        { mediaid: 4 },
        1,
      ])
      expect(await rpc('dia_open_matrix_row', { matrix: 'profiles', row_key: fan.id })).toMatchObject({
        id: fan.id,
      })
    })

    it('takes a selection of any size, part by part', async () => {
      const seen: number[] = []
      const outcome = await operateOnEntries(
        rpc,
        'dismiss',
        Array.from({ length: 1201 }, () => testId()),
        { onProgress: ({ done }) => seen.push(done) },
      )
      expect(outcome).toMatchObject({ done: 0, unchanged: 0, undo: null })
      expect(outcome.failed).toHaveLength(1201)
      expect(seen).toEqual([500, 1000, 1201])
      await expect(rpc('dia_redrive_entries', { keys: [] })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
  })
}
