import { dedupePlays } from '@dia/core/journey'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backfillPassport } from '../../src/backfill/backfillPassport.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { workAll } from '../fixture/work.js'

type Row = Record<string, unknown>

/** The host's history as Passport entries: each row once, at its own time, whatever it holds. */
export function backfillSuite(open: OpenBackend): void {
  describe('the backfill', () => {
    let backend: TestBackend
    let fan: TestUser
    let track: string
    let artist: string

    beforeAll(async () => {
      backend = await open()
      artist = await insertArtist(backend, 'Nina')
      track = await insertTrack(backend, { title: 'Tide', artistId: artist })
    })
    beforeEach(async () => {
      fan = await insertUser(backend)
    })
    afterAll(() => backend.close())

    const at = (second: number) => new Date(Date.UTC(2025, 9, 1) + second * 1000).toISOString()
    const host = (event_type: string, second: number, more: Row = {}): Row => ({
      id: testId(),
      user_id: fan.id,
      session_id: null,
      content_id: track,
      event_type,
      metadata: {},
      created_at: at(second),
      ...more,
    })
    const listens = (rows: Row[]) =>
      insertRows(
        backend,
        'public.listening_history',
        rows.map((row) => ({ play_duration: null, progress_percentage: null, ...row })),
      )
    const engagements = (rows: Row[]) => insertRows(backend, 'public.media_engagement_log', rows)
    const backfill = (options: Parameters<typeof backfillPassport>[1] = {}) =>
      backfillPassport(supabaseRpc(backend.createClient({ key: backend.serviceKey })), {
        userId: fan.id,
        ...options,
      })
    const entries = () =>
      backend.query<Row & { metadata: { backfill: { id: string; created_at?: string } } }>(
        'select * from public.passport_entries where user_id = $1 order by occurred_at, id',
        [fan.id],
      )
    const total = (
      { tables }: Awaited<ReturnType<typeof backfill>>,
      key: 'seen' | 'added' | 'repeats' | 'leftOut',
    ) => tables.reduce((sum, table) => sum + table[key], 0)

    it('makes an entry of each row, at the row’s own time, with what the row knew', async () => {
      const event = await insertEvent(backend, 'Harbour Night')
      const listen = host('completed', 1, {
        play_duration: 187.5,
        progress_percentage: 104,
        metadata: { device: 'phone' },
      })
      await listens([listen])
      await engagements([
        host('artist_follow', 2, { content_id: null, metadata: { artist_id: artist } }),
        host('playlist_create', 3, { content_id: null, metadata: { playlist_id: track } }),
        host('artist_unfollow', 4, { content_id: track }),
        host('track_share', 5),
      ])
      await insertRows(backend, 'public.event_votes', [
        { id: testId(), event_id: event, artist_id: artist, user_uuid: fan.id, created_at: at(6) },
        { id: testId(), event_id: null, artist_id: artist, user_uuid: fan.id, created_at: at(7) },
      ])
      await backfill()
      const logged = await entries()
      expect(
        logged.map(({ event_type, entity_type, entity_id }) => [event_type, entity_type, entity_id]),
      ).toEqual([
        ['completed', 'track', track],
        ['artist_follow', 'artist', artist],
        ['playlist_create', 'playlist', track],
        ['artist_unfollow', 'artist', artist],
        ['track_share', 'track', track],
        ['concierto.vote_cast', 'event', event],
        ['concierto.vote_cast', 'artist', artist],
      ])
      expect(logged.map(({ occurred_at }) => new Date(String(occurred_at)).toISOString())).toEqual(
        [1, 2, 3, 4, 5, 6, 7].map(at),
      )
      expect(logged[0]).toMatchObject({
        origin: 'backfill',
        event_category: 'player',
        clock_flag: null,
        metadata: {
          device: 'phone',
          play_duration: 187.5,
          progress_percentage: 104,
          backfill: { table: 'listening_history', id: listen.id },
        },
      })
      expect(logged[5]?.metadata).toMatchObject({ artist_id: artist })
      // The row's time leads the id, as in the log's other ids.
      expect(String(logged[0]?.id)).toMatch(/^.{14}8.{4}[89ab]/)
      expect(Number.parseInt(String(logged[0]?.id).replace('-', '').slice(0, 12), 16)).toBe(Date.parse(at(1)))
      expect((await workAll(backend)).dead).toBe(0)
    })

    it('adds nothing when it runs again, and what came meanwhile when it is restarted', async () => {
      await listens(Array.from({ length: 25 }, (_, i) => host('played', i * 60)))
      expect(total(await backfill({ batchSize: 10 }), 'added')).toBe(25)
      const before = await entries()
      expect(total(await backfill(), 'added')).toBe(25)
      await listens([host('played', 9000)])
      const again = await backfill({ restart: true })
      expect([total(again, 'seen'), total(again, 'added')]).toEqual([26, 1])
      expect((await entries()).slice(0, 25)).toEqual(before)
    })

    it('goes on where it was stopped, and tells how far it came', async () => {
      await listens(Array.from({ length: 10 }, (_, i) => host('played', i * 60)))
      await engagements(Array.from({ length: 5 }, (_, i) => host('track_favorite', i * 60)))
      const stop = new AbortController()
      const stopped = await backfill({ batchSize: 4, signal: stop.signal, onProgress: () => stop.abort() })
      expect(stopped.done).toBe(false)
      expect(stopped.tables.map(({ table, estimatedRows, seen }) => [table, estimatedRows, seen])).toEqual([
        ['listening_history', 10, 4],
        ['media_engagement_log', 5, 0],
        ['event_votes', 0, 0],
      ])
      const steps: number[] = []
      const done = await backfill({
        batchSize: 4,
        onProgress: (progress) => steps.push(total(progress, 'seen')),
      })
      expect(steps).toEqual([8, 10, 14, 15, 15])
      expect([done.done, total(done, 'added'), (await entries()).length]).toEqual([true, 15, 15])
    })

    it('takes a played and a track_play within 10 seconds for one, and keeps the played', async () => {
      await listens([host('played', 0, { play_duration: 30 }), host('played', 100), host('played', 200)])
      await engagements([
        host('track_play', 9),
        host('track_play', 89),
        host('track_play', 210),
        host('track_play', 212),
      ])
      expect(total(await backfill(), 'repeats')).toBe(2)
      expect((await entries()).map(({ event_type }) => event_type)).toEqual([
        'played',
        'track_play',
        'played',
        'played',
        'track_play',
      ])
    })

    it('finds the repeats that core finds', async () => {
      const sessions = [testId(), testId()]
      const play = fc.record({
        event_type: fc.constantFrom('played', 'track_play'),
        second: fc.integer({ min: 0, max: 40 }),
        micro: fc.constantFrom(0, 1),
        content_id: fc.constantFrom(track, artist, null),
        session_id: fc.constantFrom(sessions[0], sessions[1], null),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(play, { maxLength: 25 }), async (plays) => {
          const user = await insertUser(backend)
          const rows = plays.map(({ second, micro, ...rest }) =>
            host(rest.event_type, 0, {
              ...rest,
              user_id: user.id,
              created_at: at(second).replace('000Z', `00000${micro}Z`),
            }),
          )
          const of = (type: string) => rows.filter(({ event_type }) => event_type === type)
          await listens(of('played'))
          await engagements(of('track_play'))
          const found = await backend.query<{ id: string }>(
            `select dia.repeated_plays(array_agg(user_id), array_agg(content_id), array_agg(session_id)) as id
             from public.media_engagement_log where user_id = $1`,
            [user.id],
          )
          const expected = dedupePlays(rows as (Row & { event_type: string; created_at: string })[]).repeats
          expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ repeat }) => repeat.id).sort())
        }),
        { numRuns: Number(process.env.DIA_PROPERTY_RUNS ?? 60) / 2 },
      )
    })

    it('takes history as it is: no content, odd payloads, names that nobody knows, clocks that ran ahead', async () => {
      await listens([
        host('played', 1, { content_id: null, session_id: null }),
        host('played', 2, {
          content_id: testId(),
          metadata: { progress_percentage: '87.5', context: 'elsewhere' },
        }),
        host('played', 3, { metadata: null, play_duration: -4, progress_percentage: 'NaN' }),
        host('hummed', 4),
        host('', 5),
        host('played', 6, { metadata: ['a', 'list'] }),
        host('played', 7, { metadata: { note: 'x'.repeat(20_000), device: 'phone' } }),
        host('played', 8, { created_at: '2999-01-01T00:00:00Z' }),
        host('played', 9, { created_at: '-infinity' }),
      ])
      await backfill()
      const logged = await entries()
      expect(logged).toHaveLength(9)
      const by = (index: number) =>
        logged.find(({ metadata }) => metadata.backfill.id === listedIds[index]) as (typeof logged)[number]
      const listedIds = (
        await backend.query<{ id: string }>(
          'select id from public.listening_history where user_id = $1 order by id',
          [fan.id],
        )
      ).map(({ id }) => id)
      expect(by(0)).toMatchObject({ entity_type: null, entity_id: null })
      expect(by(1).metadata).toEqual({ progress_percentage: 87.5, backfill: expect.anything() })
      expect(by(2).metadata).toEqual({ backfill: expect.anything() })
      expect(by(3)).toMatchObject({ event_type: 'hummed', event_category: 'system' })
      expect(by(4)).toMatchObject({ event_type: 'unknown' })
      expect(by(5).metadata).toEqual({ backfill: expect.anything() })
      expect(by(6).metadata).toEqual({ device: 'phone', truncated: true, backfill: expect.anything() })
      expect(Date.parse(String(by(7).occurred_at))).toBeLessThanOrEqual(Date.parse(String(by(7).created_at)))
      expect(by(7).metadata.backfill.created_at).toMatch(/^2999-01-01/)
      expect(by(8).device_time).toBeNull()
      expect((await workAll(backend)).dead).toBe(0)
      const again = await backfill({ restart: true })
      expect(total(again, 'added')).toBe(0)
    })

    it('books no money from what fans could write', async () => {
      await engagements([
        host('treasury.artist_tip', 1, { metadata: { amount_cents: '999999', to_user_id: fan.id } }),
        host('tip', 2),
        host('track_purchase', 3),
        host('treasury.made_up', 4),
        host('track_favorite', 5),
      ])
      const done = await backfill()
      expect([total(done, 'added'), total(done, 'leftOut')]).toEqual([1, 4])
      expect((await entries()).map(({ event_type }) => event_type)).toEqual(['track_favorite'])
    })

    it('stops at the moment from which on the app logs itself', async () => {
      await listens([host('played', 1), host('played', 100), host('played', 200)])
      await backfill({ before: at(150) })
      expect(await entries()).toHaveLength(2)
    })

    it('of everybody covers each user, once', async () => {
      const others = await Promise.all([insertUser(backend), insertUser(backend)])
      await listens(
        others.flatMap(({ id }) => [host('played', 1, { user_id: id }), host('played', 99, { user_id: id })]),
      )
      const call = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      await backfillPassport(call, { batchSize: 7 })
      await backfillPassport(call, { batchSize: 50, restart: true })
      const rows = await backend.query<{ count: number }>(
        'select count(*)::int as count from public.passport_entries where user_id = any($1::uuid[]) group by user_id',
        [others.map(({ id }) => id)],
      )
      expect(rows).toEqual([{ count: 2 }, { count: 2 }])
      const [left] = await backend.query<{ count: number }>(
        `select count(*)::int as count from public.listening_history h
         where not exists (select from public.passport_entries e
           where e.user_id = h.user_id and e.id = dia.backfill_id('listening_history', h.id, h.created_at))`,
      )
      expect(left?.count).toBe(0)
    })

    it.each([0, 5001, null])('refuses a batch of %s rows', async (batchSize) => {
      await expect(backfill({ batchSize: batchSize as number })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    })
  })
}
