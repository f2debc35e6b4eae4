import { embedBases } from '@dia/core/embedding'
import { isDiaError } from '@dia/core/errors'
import { parseDnaPreferences } from '@dia/core/influence'
import { createDnaState, readDna } from '@dia/core/mirroring'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiaClient, type DiaClient } from '../../src/index.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser, TASTE, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { workAll } from '../fixture/work.js'

/** What an admin or a user changes, and what is handed out. */
export function dnaChangesSuite(open: OpenBackend): void {
  describe('changing what a user states', () => {
    let backend: TestBackend
    let admin: TestUser
    let session: SupabaseClient
    let dia: DiaClient
    const saved = new Map<string, string>()

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin', email: 'zz-admin@example.com' })
      session = await backend.signInAs(admin.id)
      dia = createDiaClient(session, { saveFile: (name, text) => void saved.set(name, text) })
    })
    afterAll(() => backend.close())

    const asUser = async ({ id }: TestUser) => createDiaClient(await backend.signInAs(id))
    const audits = async (subject: string) =>
      (
        await backend.query<{ action: string }>(
          'select action from dia.audit_log where subject_user_id = $1 order by id',
          [subject],
        )
      ).map(({ action }) => action)
    const codeOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => null,
        (error: unknown) => (isDiaError(error) ? error.code : String(error)),
      )

    describe('initialiseDna', () => {
      it('keeps the prior of the bases, pins the MediaID, and changes nothing the second time', async () => {
        const user = await insertUser(backend)
        const first = await dia.dna.initialiseDna(user.id)
        expect(first).toMatchObject({ initialised: true, mediaId: user.mediaIds[0] })
        expect(await dia.dna.initialiseDna(user.id)).toMatchObject({ initialised: false })
        const history = await dia.history.readDnaHistory(user.id)
        const bases = {
          interests: TASTE.interests as string[],
          genrePreferences: TASTE.genre_preferences as string[],
          contentFlags: TASTE.content_flags ?? {},
          locationCode: TASTE.location_code ?? null,
        }
        const wanted = readDna(createDnaState({ prior: embedBases(bases) }))
        const kept = readDna(createDnaState({ prior: history.prior }))
        expect(
          Math.max(...wanted.composite.map((c, i) => Math.abs(c - (kept.composite[i] ?? 9)))),
        ).toBeLessThan(1e-6)
        expect((await audits(user.id)).filter((action) => action === 'user.initialise_dna')).toHaveLength(1)
      })

      it('lets the user begin their own, and no other’s', async () => {
        const [user, other] = [await insertUser(backend), await insertUser(backend)]
        const own = await asUser(user)
        expect(await own.dna.initialiseDna(user.id)).toMatchObject({ initialised: true })
        expect(await codeOf(own.dna.initialiseDna(other.id))).toBe('DENIED')
      })

      it('refuses without a MediaID or consent', async () => {
        const none = await insertUser(backend, { mediaIds: [] })
        const unwilling = await insertUser(backend, {
          mediaIds: [{ ...TASTE, content_flags: { dna_consent: false } }],
        })
        expect(await codeOf(dia.dna.initialiseDna(none.id))).toBe('NO_MEDIAID')
        expect(await codeOf(dia.dna.initialiseDna(unwilling.id))).toBe('CONFLICT')
      })

      it.each([
        ['too short', '[1]'],
        ['of length 2', JSON.stringify([2, ...new Array(383).fill(0)])],
        ['no numbers', '[a]'],
        ['endless', JSON.stringify([1, ...new Array(383).fill(0)]).replace('0', '1e39')],
      ])('refuses a prior that is %s', async (_, cultural) => {
        const user = await insertUser(backend)
        const { error } = await session.rpc('dia_initialise_dna', {
          of_user: user.id,
          of_media_id: user.mediaIds[0],
          model: 'dia-hash-1',
          prior: JSON.stringify({ cultural }),
        })
        expect(error?.code).toBe('PT422')
        expect(await backend.query('select from dia.dna_profiles where user_id = $1', [user.id])).toEqual([])
      })

      it('refuses another model, and a MediaID that is not the primary one', async () => {
        const user = await insertUser(backend)
        const call = (args: object) =>
          session.rpc('dia_initialise_dna', {
            of_user: user.id,
            of_media_id: user.mediaIds[0],
            model: 'dia-hash-1',
            prior: '{}',
            ...args,
          })
        expect((await call({ of_media_id: user.id })).error?.code).toBe('PT409')
        expect((await call({ model: 'another' })).error?.code).toBe('PT409')
        expect((await call({})).error).toBeNull()
        expect((await call({ model: 'another' })).error?.code).toBe('PT409')
      })
    })

    describe('preferences', () => {
      it('are merged and clamped as core reads them, beside every other flag', async () => {
        const user = await insertUser(backend, {
          mediaIds: [
            {
              ...TASTE,
              content_flags: {
                explicit: true,
                nested: { a: [1, '😀'] },
                dna_preferences: {
                  culturalMultiplier: 2,
                  host: 'own',
                  contextMultipliers: { playlist: 0.5, other: 1 },
                },
              },
            },
          ],
        })
        const { preferences, before } = await dia.preferences.savePreferences(user.id, {
          learningRate: 9,
          spatialMultiplier: -1,
          contextMultipliers: { event: 7 },
        })
        expect(before).toMatchObject({ culturalMultiplier: 2, learningRate: 0.1 })
        expect(preferences).toEqual({
          culturalMultiplier: 2,
          behavioralMultiplier: 1,
          economicMultiplier: 1,
          spatialMultiplier: 0,
          learningRate: 0.5,
          contextMultipliers: { discovery: 1, playlist: 0.5, event: 3, vertical_player: 1 },
        })
        const flags = (await dia.dna.readUserDna(user.id)).bases?.contentFlags
        expect(flags).toMatchObject({
          explicit: true,
          nested: { a: [1, '😀'] },
          dna_preferences: { host: 'own' },
        })
        expect(parseDnaPreferences(flags)).toEqual(preferences)

        const reset = await dia.preferences.resetPreferences(user.id)
        expect(reset).toMatchObject({ before: preferences, preferences: { culturalMultiplier: 1 } })
        expect((await dia.dna.readUserDna(user.id)).bases?.contentFlags).toEqual({
          explicit: true,
          nested: { a: [1, '😀'] },
        })
        expect(
          (await audits(user.id)).filter((action) => action === 'user.save_dna_preferences'),
        ).toHaveLength(2)
      })

      it('are the user’s own to change, and nobody else’s but an admin’s', async () => {
        const [user, other] = [await insertUser(backend), await insertUser(backend)]
        const own = await asUser(user)
        await own.preferences.savePreferences(user.id, { learningRate: 0.2 })
        expect(await codeOf(own.preferences.savePreferences(other.id, { learningRate: 0.2 }))).toBe('DENIED')
      })

      it.each(['[]', '5', 'no json', '"text"'])('refuse %s', async (preferences) => {
        const user = await insertUser(backend)
        const { error } = await session.rpc('dia_save_dna_preferences', { of_user: user.id, preferences })
        expect(error?.code).toBe('PT422')
      })

      it('read a number that no float holds as its limit', async () => {
        const user = await insertUser(backend)
        const { data } = await session.rpc('dia_save_dna_preferences', {
          of_user: user.id,
          preferences: '{"learningRate": 1e400, "culturalMultiplier": "2"}',
        })
        expect(data.preferences).toMatchObject({ learningRate: 0.5, culturalMultiplier: 1 })
      })
    })

    describe('actions', () => {
      it('initialise the chosen users, list those that cannot be, and try it first', async () => {
        const users = [await insertUser(backend), await insertUser(backend, { mediaIds: [] })]
        const keys = users.map(({ id }) => id)
        const request = { matrix: 'users', action: 'initialise_dna', target: { kind: 'keys', keys } } as const
        const tried = await dia.actions.run({ ...request, dryRun: true })
        expect(tried).toMatchObject({ done: 1, failed: [{ key: keys[1], code: 'NO_MEDIAID' }] })
        expect(await backend.query('select from dia.dna_profiles where user_id = $1', [keys[0]])).toEqual([])

        const progress: unknown[] = []
        const outcome = await dia.actions.run(request, { onProgress: (told) => progress.push(told) })
        expect(outcome).toMatchObject({
          done: 1,
          unchanged: 0,
          failed: [{ key: keys[1], code: 'NO_MEDIAID' }],
        })
        expect(progress.at(-1)).toEqual({ done: 2, total: 2 })
        expect(await dia.actions.run(request)).toMatchObject({ done: 0, unchanged: 1 })
      })

      it('go to all that match, but for those left out, and to none where the count is another', async () => {
        const users = [1, 2, 3, 4].map((n) => insertUser(backend, { email: `crowd,"${n}"@match.example` }))
        const keys = (await Promise.all(users)).map(({ id }) => id)
        await backend.query('select public.dia_refresh_user_matrix()')
        const run = (confirmedCount: number, excluded: string[] = []) =>
          dia.actions.run({
            matrix: 'users',
            action: 'initialise_dna',
            target: {
              kind: 'matching',
              request: { search: '"@match.example', filters: {} },
              excluded,
              confirmedCount,
            },
          })
        const initialised = async () =>
          (
            await backend.query('select from dia.dna_profiles where user_id = any($1::uuid[])', [
              `{${keys.join(',')}}`,
            ])
          ).length
        expect(await codeOf(run(3))).toBe('COUNT_CHANGED')
        expect(await codeOf(run(5))).toBe('COUNT_CHANGED')
        expect(await initialised()).toBe(0)
        expect(await run(3, [keys[0] as string])).toMatchObject({ done: 3, failed: [] })
        expect(await initialised()).toBe(3)
      })

      it('stop at an abort, and say how far they came', async () => {
        const users = await Promise.all(Array.from({ length: 9 }, () => insertUser(backend)))
        const controller = new AbortController()
        const running = dia.actions.run(
          {
            matrix: 'users',
            action: 'initialise_dna',
            target: { kind: 'keys', keys: users.map(({ id }) => id) },
          },
          { signal: controller.signal, onProgress: () => controller.abort() },
        )
        await expect(running).rejects.toMatchObject({ code: 'ABORTED', details: { done: 4, total: 9 } })
      })

      it('end at once for whoever is no admin', async () => {
        const [user, other] = [await insertUser(backend), await insertUser(backend)]
        const { actions } = await asUser(user)
        const target = { kind: 'keys', keys: [other.id] } as const
        for (const action of ['initialise_dna', 'recompute_dna', 'export_user_data'])
          expect(await codeOf(actions.run({ matrix: 'users', action, target }))).toBe('DENIED')
        for (const action of ['redrive', 'dismiss', 'restore', 'reprocess'])
          expect(await codeOf(actions.run({ matrix: 'passport', action, target }))).toBe('DENIED')
      })

      it('dismiss dead entries and take it back; a dry run changes nothing, not even the audit', async () => {
        const user = await insertUser(backend)
        const entry = entryOf(user.id, 'player.track_played', null)
        await logEntries(backend, [entry])
        await backend.query(
          `update dia.passport_work set mediaid = 4, mediaid_reason = 'BROKEN', mediaid_attempts = 5 where entry_id = $1`,
          [entry.id],
        )
        await backend.query(
          `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
           values ($1, $2, 'mediaid', 'BROKEN', 'It failed', 5)`,
          [user.id, entry.id],
        )
        const work = () =>
          backend.query(
            `select w.mediaid, w.mediaid_reason, w.mediaid_attempts, w.is_open, to_jsonb(d) as letter from dia.passport_work w
             left join dia.passport_dead_letters d on d.entry_id = w.entry_id where w.entry_id = $1`,
            [entry.id],
          )
        const audited = async () => (await backend.query('select from dia.audit_log')).length
        const request = {
          matrix: 'passport',
          action: 'dismiss',
          target: { kind: 'keys', keys: [entry.id] },
        } as const
        const [before, rows] = [await work(), await audited()]
        expect(await dia.actions.run({ ...request, dryRun: true })).toEqual({
          done: 1,
          unchanged: 0,
          failed: [],
          undo: null,
        })
        expect([await work(), await audited()]).toEqual([before, rows])

        const { undo } = await dia.actions.run(request)
        expect(await work()).toMatchObject([{ mediaid: 3, mediaid_reason: 'DISMISSED' }])
        expect(undo).toEqual({ action: 'restore', keys: [entry.id] })
        await dia.actions.run({
          matrix: 'passport',
          action: 'restore',
          target: { kind: 'keys', keys: undo?.keys ?? [] },
        })
        expect(await work()).toEqual(before)
      })

      it('recompute a DNA, and find nothing to change in a sound one', async () => {
        const track = await insertTrack(backend, { title: 'Weather' })
        const user = await insertUser(backend)
        await logEntries(backend, [entryOf(user.id, 'player.track_played', ['track', track])])
        await workAll(backend)
        const request = {
          matrix: 'users',
          action: 'recompute_dna',
          target: { kind: 'keys', keys: [user.id] },
        } as const
        expect(await dia.actions.run({ ...request, dryRun: true })).toMatchObject({ done: 0, unchanged: 1 })
        await backend.query('update dia.dna_states set mass = mass + 1 where user_id = $1', [user.id])
        expect(await dia.actions.run({ ...request, dryRun: true })).toMatchObject({ done: 1 })
        expect(await dia.actions.run({ ...request, dryRun: true })).toMatchObject({ done: 1 })
        expect(await dia.actions.run(request)).toMatchObject({ done: 1 })
        expect(await dia.actions.run(request)).toMatchObject({ unchanged: 1 })
      })

      it('export all about a user, and nothing of others', async () => {
        const [user, other] = [
          await insertUser(backend, { email: 'me "😀"@example.com' }),
          await insertUser(backend),
        ]
        await insertRows(backend, 'public.listening_history', [
          {
            id: user.mediaIds[0],
            user_id: user.id,
            event_type: 'played',
            created_at: '2025-03-01T00:00:00Z',
          },
        ])
        await logEntries(backend, [
          entryOf(user.id, 'player.track_played', null),
          entryOf(other.id, 'player.track_played', null),
        ])
        await dia.actions.run({
          matrix: 'users',
          action: 'export_user_data',
          target: { kind: 'keys', keys: [user.id] },
        })
        const text = saved.get(`user-${user.id}.json`) ?? ''
        const data = JSON.parse(text)
        expect(data.account.email).toBe('me "😀"@example.com')
        expect(data.tables['public.media_ids']).toMatchObject([{ interests: TASTE.interests }])
        expect(data.tables['public.listening_history']).toHaveLength(1)
        expect(data.tables['public.passport_entries']).toHaveLength(1)
        expect(data.tables['public.profiles']).toMatchObject([{ id: user.id }])
        expect(text).not.toContain(other.id)
        expect(text).not.toMatch(/password|refresh_token/)
        expect(await audits(user.id)).toContain('user.export_data')
      })

      it('are refused where nobody knows them', async () => {
        const target = { kind: 'keys', keys: [admin.id] } as const
        for (const action of ['drop_table', 'constructor', '__proto__'])
          expect(await codeOf(dia.actions.run({ matrix: 'users', action, target }))).toBe('UNKNOWN_ACTION')
      })
    })

    it('marks of changes move when rows below a relation are written, and not otherwise', async () => {
      const marks = async () =>
        (
          await session.rpc('dia_change_marks', {
            relations: ['passport_entries', 'dia_users', 'nothing"; --'],
          })
        ).data
      // Statistics of what was written before may still be on their way.
      let before = await marks()
      await expect
        .poll(
          async () => {
            const earlier = before
            before = await marks()
            return JSON.stringify(before) === JSON.stringify(earlier)
          },
          { interval: 2000, timeout: 30_000 },
        )
        .toBe(true)
      expect(before['nothing"; --']).toBeNull()
      await logEntries(backend, [entryOf(admin.id, 'player.track_played', null)])
      await expect
        .poll(async () => (await marks()).passport_entries, { timeout: 20_000 })
        .not.toBe(before.passport_entries)
    })
  })
}
