import { type Ranking, rankLeaderboard } from '@dia/core/coliseum'
import { processPassportEntries } from '@dia/core/passport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pgRpc } from '../../src/rpc/pgRpc.js'
import { verifyPassport } from '../../src/verify/index.js'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { serviceLog, workAll } from '../fixture/work.js'

interface StoredRanking {
  readonly rank: number
  readonly entity_id: string
  readonly score: number
  readonly previous_rank: number | null
}

/** Scores and leaderboards out of logged events. */
export function coliseumSuite(open: OpenBackend): void {
  describe('the Coliseum', () => {
    let backend: TestBackend
    let fan: TestUser
    let artist: string
    let event: string
    const tracks: string[] = []

    beforeAll(async () => {
      backend = await open()
      fan = await insertUser(backend)
      artist = await insertArtist(backend, 'The Forecasters')
      event = await insertEvent(backend, 'Harbour Night')
      for (const title of ['Weather', 'Tide', 'Ebb'])
        tracks.push(await insertTrack(backend, { title, artistId: artist }))
    })
    afterAll(() => backend.close())

    const play = (track: number, at: string, progress_percentage: unknown = null, received = at) =>
      entryOf(fan.id, 'player.track_played', ['track', tracks[track] ?? ''], {
        device_time: at,
        created_at: received,
        metadata: progress_percentage === null ? {} : { progress_percentage },
      })
    const materialise = async () => {
      const { data, error } = await backend
        .createClient({ key: backend.serviceKey })
        .rpc('dia_materialise_leaderboards')
      expect(error).toBeNull()
      return Number(data)
    }
    const board = async (type: string, start: string): Promise<readonly StoredRanking[] | null> => {
      const [row] = await backend.query<{ rankings: readonly StoredRanking[] }>(
        'select rankings from public.leaderboards where leaderboard_type = $1 and period_start = $2::timestamptz',
        [type, start],
      )
      return row?.rankings ?? null
    }
    const metricsOf = (entry: LoggedEntry) =>
      backend.query(
        `select entity_type, entity_id, base_score::text as base, weighted_score::text as weighted, is_late, context
         from public.coliseum_metrics where entry_id = $1 order by entity_type desc`,
        [entry.id],
      )

    it('gives a play’s score to its track and to the track’s artist, weighted by how far it was heard', async () => {
      const entry = play(0, '2026-03-02T12:00:00Z', '50')
      await logEntries(backend, [entry])
      await workAll(backend)
      const score = { base: '1', weighted: '1.5', is_late: false }
      const context = { progress_percentage: '50' }
      expect(await metricsOf(entry)).toEqual([
        { entity_type: 'track', entity_id: tracks[0], ...score, context },
        { entity_type: 'artist', entity_id: artist, ...score, context },
      ])
      const [decision] = await backend.query(
        `select coliseum, base_score::text as base, weighted_score::text as weighted, scored_type, scored_id, second_type,
           second_id, late from dia.passport_decisions where entry_id = $1`,
        [entry.id],
      )
      expect(decision).toEqual({
        coliseum: 2,
        base: '1000000',
        weighted: '1500000',
        scored_type: 'track',
        scored_id: tracks[0],
        second_type: 'artist',
        second_id: artist,
        late: 0,
      })
    })

    it('lets metrics wait in a row per commit, verified as if they were there, and writes each out once', async () => {
      const entries = Array.from({ length: 9 }, (_, day) => play(0, `2026-03-1${day}T12:00:00Z`, 100))
      await logEntries(backend, entries)
      const log = serviceLog(backend)
      while ((await processPassportEntries({ log, batchSize: 3 })).claimed > 0);
      const pending = () => backend.query('select from dia.pending_scores')
      const written = () =>
        backend.query('select id from public.coliseum_metrics where entry_id = any ($1) order by id', [
          entries.map(({ id }) => id),
        ])
      const rpc = pgRpc(backend)
      const differences = async () =>
        (await verifyPassport({ rpc })).differences.filter(({ code }) => /METRIC|SCORE/.test(code))
      expect([await pending(), await written()].map((rows) => rows.length)).toEqual([3, 0])
      expect(await differences()).toEqual([])
      // A score that no metric gives shows, written out or not.
      await backend.query('update dia.pending_scores set weighted_scores[1] = weighted_scores[1] + 1')
      expect((await differences()).map(({ code }) => code)).toContain('METRIC_DIFFERS')
      await backend.query('update dia.pending_scores set weighted_scores[1] = weighted_scores[1] - 1')

      const service = backend.createClient({ key: backend.serviceKey })
      const rolled = await Promise.all([1, 2, 3].map(() => service.rpc('dia_roll_up_scores', { most: 2 })))
      expect(rolled.map(({ error }) => error)).toEqual([null, null, null])
      expect(rolled.reduce((sum, { data }) => sum + Number(data), 0)).toBe(3)
      expect([await pending(), await written()].map((rows) => rows.length)).toEqual([0, 18])
      expect(await differences()).toEqual([])
      expect((await service.rpc('dia_roll_up_scores', { most: 0 })).error?.code).toBe('PT422')
    })

    it('gives a vote’s score to event and artist, and nothing for a transaction or without an entity', async () => {
      const vote = entryOf(fan.id, 'vote_cast', ['event', event], { metadata: { artist_id: artist } })
      const odd = entryOf(fan.id, 'vote_cast', ['event', event], { metadata: { artist_id: 'not an id' } })
      const nobody = entryOf(fan.id, 'social.message_sent', null)
      const payout = entryOf(fan.id, 'treasury.payout_requested', ['transaction', fan.id])
      await logEntries(backend, [vote, odd, nobody, payout])
      await workAll(backend)
      expect(await metricsOf(vote)).toMatchObject([{ entity_id: event }, { entity_id: artist }])
      expect(await metricsOf(odd)).toMatchObject([{ entity_id: event }])
      for (const entry of [nobody, payout]) {
        expect(await metricsOf(entry)).toEqual([])
        const [work] = await backend.query(
          'select coliseum, coliseum_reason from dia.passport_work where entry_id = $1',
          [entry.id],
        )
        expect(work).toEqual({ coliseum: 3, coliseum_reason: 'NO_SCORED_ENTITY' })
      }
    })

    it('ranks like core: ties share a rank, and each carries its rank of the period before', async () => {
      await logEntries(backend, [
        play(0, '2026-03-04T12:00:00Z'),
        play(1, '2026-03-04T13:00:00Z', 100),
        play(2, '2026-03-04T23:59:59.999Z'),
        play(2, '2026-03-05T00:00:00Z'),
        play(0, '2026-03-05T00:00:01Z', 10),
      ])
      await workAll(backend)
      expect(await materialise()).toBeGreaterThan(0)
      const [first = '', second = '', third = ''] = tracks
      const before = rankLeaderboard(
        [
          { entityId: first, score: 1_000_000n },
          { entityId: second, score: 3_000_000n },
          { entityId: third, score: 1_000_000n },
        ],
        {},
      )
      const today = rankLeaderboard(
        [
          { entityId: third, score: 1_000_000n },
          { entityId: first, score: 1_020_000n },
        ],
        { previous: before },
      )
      const stored = (rankings: readonly Ranking[]) =>
        rankings.map(({ rank, entityId, score, previousRank }) => ({
          rank,
          entity_id: entityId,
          score: Number(score) / 1e6,
          previous_rank: previousRank,
        }))
      expect(await board('tracks_daily', '2026-03-04')).toMatchObject(
        stored(before).map(({ previous_rank, ...ranking }) => ranking),
      )
      expect(before.map(({ rank }) => rank)).toEqual([1, 2, 2])
      expect(await board('tracks_daily', '2026-03-05')).toEqual(stored(today))
      expect(await materialise()).toBe(0)
    })

    it('lets a late event revise a closed period for 48 hours and the ranks that the next one carries, then records it as late', async () => {
      const day = '2026-03-04T20:00:00Z'
      const revising = play(0, day, 100, '2026-03-06T23:59:59Z')
      const late = play(0, day, 100, '2026-03-07T00:00:00Z')
      await logEntries(backend, [revising, late])
      await workAll(backend)
      expect(await materialise()).toBeGreaterThan(1)
      const [first = ''] = tracks
      expect((await board('tracks_daily', '2026-03-04'))?.[0]).toMatchObject({
        entity_id: first,
        score: 4,
        rank: 1,
      })
      expect((await board('tracks_daily', '2026-03-05'))?.[0]).toMatchObject({
        entity_id: first,
        previous_rank: 1,
      })
      // The artist's week was open yet.
      expect(await metricsOf(late)).toMatchObject([
        { entity_type: 'track', is_late: true },
        { entity_type: 'artist', is_late: false },
      ])
    })

    it('adds up to what the decisions say, whatever was decided in which order', async () => {
      const wrong = await backend.query(
        `select coalesce(l.entity_id, d.entity_id) as entity
         from dia.leaderboard_scores l
         full join (
           select b.board, dia.period_start_of(b.board, x.occurred_at) as period_start, s.id as entity_id, sum(x.weighted_score) as score
           from dia.passport_decisions x
           cross join lateral (values (1, x.scored_type, x.scored_id), (2, x.second_type, x.second_id)) s (place, type, id)
           cross join lateral (select case s.type when 'artist' then 'artists_weekly' when 'track' then 'tracks_daily'
             when 'event' then 'events_monthly' end as board) b
           where x.coliseum = 2 and s.id is not null and b.board is not null and x.weighted_score > 0 and x.late & s.place = 0
           group by 1, 2, 3) d
           on d.board = l.leaderboard_type and d.period_start = l.period_start and d.entity_id = l.entity_id
         where l.score is distinct from d.score`,
      )
      expect(wrong).toEqual([])
    })
  })
}
