import {
  type AnyQuery,
  affinityQuery,
  diaQueries,
  type InteractionTimelineRequest,
  type InteractionTimelineRow,
  influenceSummaryQuery,
  interactionTimelineQuery,
  type QueryPage,
  type QuerySource,
  queryText,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from '@dia/core/queries'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiaClient } from '../../src/createDiaClient.js'
import { askAsOwner } from '../fixture/askAsOwner.js'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertEngagements, insertListens, insertVotes } from '../fixture/insertInteractions.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { PRINTED_QUERIES } from '../fixture/printedQueries.js'
import { testId } from '../fixture/testId.js'

const QUERIES: readonly AnyQuery[] = Object.values(diaQueries)

/** The five queries: core's text and the database's functions, held against each other and against odd data. */
export function queriesSuite(open: OpenBackend): void {
  describe('the five queries', () => {
    let backend: TestBackend
    let admin: { id: string; queries: QuerySource }

    beforeAll(async () => {
      backend = await open()
      const { id } = await insertUser(backend, { role: 'admin' })
      admin = { id, queries: createDiaClient(await backend.signInAs(id)).queries }
    })
    afterAll(() => backend.close())

    const minute = (n: number) => new Date(Date.UTC(2025, 7, 3, 12, n)).toISOString()
    const at = (n: number) => minute(n).replace('.000Z', '.000000Z')

    describe('as core and as functions', () => {
      it.each(QUERIES)(
        '$name: the function holds the text, the parameters and their types',
        async (query) => {
          const [found] = await backend.query<{ source: string; names: string[]; types: string[] }>(
            `select p.prosrc as source, p.proargnames as names,
             array(select format_type(t, null) from unnest(p.proargtypes) with ordinality a (t, n) order by n) as types
           from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
            [query.functionName],
          )
          expect(found?.source).toContain(`\n${queryText(query)}\n`)
          expect(found?.names).toEqual(query.parameters.map(({ name }) => name))
          expect(found?.types).toEqual(
            query.parameters.map(({ type }) => (type === 'timestamptz' ? 'timestamp with time zone' : type)),
          )
          for (const [table, { instead }] of Object.entries(query.optionalTables)) {
            expect(found?.source).toContain(`replace(query, '${table}', '(${instead})')`)
          }
        },
      )

      it.each(QUERIES)('$name: the database answers the columns that the row type names', async (query) => {
        const values = query.parameters.map(({ name }) => (name === 'page_limit' ? 1 : null))
        const names = Object.keys(query.columns)
        const rows = await backend.query<Record<string, string>>(
          `select ${names.map((name) => `pg_typeof(q."${name}")::text as "${name}"`).join(', ')}
           from (select 1) one left join (${queryText(query)}) q on true`,
          values,
        )
        const types = Object.entries(rows[0] ?? {}).map(([name, type]) => [name, type.replace(/^.*\./, '')])
        expect(Object.fromEntries(types)).toEqual(
          Object.fromEntries(
            Object.entries(query.columns).map(([name, type]) => {
              const bare = type.replace('?', '')
              return [name, bare === 'timestamptz' ? 'timestamp with time zone' : bare]
            }),
          ),
        )
        const [all] = await backend.query(
          `select q.* from (select 1) one left join (${queryText(query)}) q on true`,
          values,
        )
        expect(Object.keys(all ?? {})).toEqual(names)
      })

      it.each(QUERIES)('$name: the printed columns are all there, in their order', async (query) => {
        const printed = PRINTED_QUERIES[query.name as keyof typeof PRINTED_QUERIES]
        const runnable = printed.replace(
          /EXISTS\([\s\S]*?\) as has_favorited/,
          'bool_or(true) as has_favorited',
        )
        const [row] = await backend.query(
          `select q.* from (select 1) one left join (${runnable}) q on true`,
          [testId()],
        )
        expect(Object.keys(query.columns).slice(0, Object.keys(row ?? {}).length)).toEqual(
          Object.keys(row ?? {}),
        )
      })
    })

    describe('1, the DNA state', () => {
      const state = async (userId: string) => (await askAsOwner(backend, userDnaStateQuery, { userId }))[0]

      it('is one row for a user with two MediaIDs: the newest, until one is pinned; the printed one gives two', async () => {
        const older = testId()
        const user = await insertUser(backend, {
          email: 'twofold@example.com',
          displayName: 'Twofold',
          mediaIds: [
            { id: older, interests: ['old'], updated_at: '2025-01-01T00:00:00Z' },
            { interests: ['new 🎷'], genre_preferences: ['jazz'], updated_at: '2025-02-01T00:00:00Z' },
          ],
        })
        await insertListens(backend, user.id, [{ created_at: minute(0) }, { created_at: minute(1) }])
        await insertEngagements(backend, user.id, [{ created_at: minute(2) }])
        await insertVotes(backend, user.id, [{ created_at: minute(3) }])
        expect(await backend.query(PRINTED_QUERIES.userDnaState, [user.id])).toHaveLength(2)

        const expected = {
          id: user.id,
          email: 'twofold@example.com',
          display_name: 'Twofold',
          role: 'fan',
          interests: ['new 🎷'],
          genre_preferences: ['jazz'],
          content_flags: {},
          location_code: null,
          profile_embedding: null,
          has_dna: false,
          dna_last_updated: '2025-02-01T00:00:00.000000Z',
          listening_count: 2,
          engagement_count: 1,
          vote_count: 1,
        }
        expect(await askAsOwner(backend, userDnaStateQuery, { userId: user.id })).toEqual([expected])
        expect(await admin.queries.readUserDnaState({ userId: user.id })).toEqual(expected)

        await backend.query(
          `insert into dia.dna_profiles (user_id, media_id, model) values ($1, $2, 'test')`,
          [user.id, older],
        )
        expect(await state(user.id)).toMatchObject({ interests: ['old'] })
      })

      it('breaks ties of updated_at by created_at, then by id', async () => {
        const same = '2025-02-01T00:00:00Z'
        const pick = async (...mediaIds: { interests: string[]; created_at: string }[]) => {
          const rows = mediaIds.map((media) => ({ ...media, updated_at: same }))
          return (await state((await insertUser(backend, { mediaIds: rows })).id))?.interests
        }
        expect(
          await pick(
            { interests: ['a'], created_at: minute(2) },
            { interests: ['b'], created_at: minute(1) },
          ),
        ).toEqual(['a'])
        expect(
          await pick({ interests: ['a'], created_at: same }, { interests: ['b'], created_at: same }),
        ).toEqual(['b'])
      })

      it('answers nulls for a user without a MediaID', async () => {
        const user = await insertUser(backend, { mediaIds: [] })
        expect(await admin.queries.readUserDnaState({ userId: user.id })).toMatchObject({
          interests: null,
          content_flags: null,
          has_dna: false,
          dna_last_updated: null,
          listening_count: 0,
        })
      })

      it('gives the 1536 numbers only when they are asked for', async () => {
        const user = await insertUser(backend)
        const numbers = Array.from({ length: 1536 }, (_, index) => (index % 8) / 8)
        await backend.query(
          'update public.media_ids set profile_embedding = $1::text::extensions.vector where user_uuid = $2',
          [JSON.stringify(numbers), user.id],
        )
        for (const ask of [
          (withEmbedding: boolean) => admin.queries.readUserDnaState({ userId: user.id, withEmbedding }),
          async (withEmbedding: boolean) =>
            (await askAsOwner(backend, userDnaStateQuery, { userId: user.id, withEmbedding }))[0],
        ]) {
          expect(await ask(false)).toMatchObject({ has_dna: true, profile_embedding: null })
          expect(await ask(true)).toMatchObject({ has_dna: true, profile_embedding: numbers })
        }
      })
    })

    describe('2 and 3, timeline and summary', () => {
      let userId: string
      let all: readonly InteractionTimelineRow[]
      let deleted: string

      beforeAll(async () => {
        userId = (await insertUser(backend)).id
        const stranger = (await insertUser(backend)).id
        const artist = await insertArtist(backend, 'Ines Lanternfield')
        const track = await insertTrack(backend, { title: 'Tide' })
        const event = await insertEvent(backend, 'Night of Lanterns')
        deleted = testId()
        const session_id = testId()
        await insertListens(backend, userId, [
          {
            created_at: minute(0),
            content_id: track,
            session_id,
            play_duration: 12.5,
            progress_percentage: 140,
          },
          { created_at: minute(1), content_id: null, event_type: 'skipped' },
          { created_at: minute(2), content_id: deleted, session_id: null, progress_percentage: null },
          { created_at: '2099-01-01T00:00:00.123456Z', content_id: track },
          // Ties, within one source and across all, to the microsecond.
          ...Array.from({ length: 6 }, () => ({
            created_at: '2025-08-03T13:00:00.123456Z',
            content_id: track,
          })),
          { created_at: '2025-08-03T13:00:00.123457Z' },
          { created_at: '2025-08-03T13:00:00.123455Z' },
        ])
        await insertEngagements(backend, userId, [
          { created_at: minute(0), content_id: track, session_id },
          { created_at: minute(5), content_id: deleted, event_type: 'track_share' },
          ...Array.from({ length: 5 }, () => ({ created_at: '2025-08-03T13:00:00.123456Z' })),
        ])
        await insertVotes(backend, userId, [
          { created_at: minute(4), event_id: event, artist_id: artist },
          { created_at: minute(6) },
          ...Array.from({ length: 4 }, () => ({ created_at: '2025-08-03T13:00:00.123456Z' })),
        ])
        await insertListens(backend, stranger, [{ created_at: minute(0), content_id: track }])
        all = await askAsOwner(backend, interactionTimelineQuery, { userId })
      })

      const read = async (request: Omit<InteractionTimelineRequest, 'userId'>) =>
        (await admin.queries.readInteractionTimeline({ userId, ...request })).rows
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

      it('tell of content that is gone, of nothing and of the future, and nothing twice', async () => {
        expect(all).toHaveLength(12 + 7 + 6)
        expect(new Set(ids(all)).size).toBe(25)
        expect(all[0]).toMatchObject({ created_at: '2099-01-01T00:00:00.123456Z', entity_name: 'Tide' })
        expect(all.find(({ created_at }) => created_at === at(4))).toMatchObject({
          source: 'voting',
          interaction_type: 'vote_cast',
          entity_type: 'event',
          entity_name: 'Night of Lanterns',
          artist_name: 'Ines Lanternfield',
          play_duration: null,
          session_id: null,
        })
        expect(all.find(({ entity_id }) => entity_id === deleted)).toMatchObject({
          entity_name: null,
          artist_name: null,
        })
        expect(
          all.find(({ source, created_at }) => source === 'listening' && created_at === at(0)),
        ).toMatchObject({
          artist_name: 'Somebody',
          play_duration: 12.5,
          progress_percentage: 140,
        })
        expect(await read({ limit: 500 })).toEqual(all)
      })

      it.each([1, 2, 3, 7, 24, 25, 26])('page by %i rows and visit each once', async (limit) => {
        const pages: (readonly InteractionTimelineRow[])[] = []
        let after: string | null = null
        do {
          const page: QueryPage<InteractionTimelineRow> = await admin.queries.readInteractionTimeline({
            userId,
            limit,
            after,
          })
          const statement = await askAsOwner(backend, interactionTimelineQuery, { userId, limit, after })
          expect(statement).toEqual(page.rows)
          pages.push(page.rows)
          after = page.next
        } while (after !== null && pages.length < 30)
        expect(pages.flat()).toEqual(all)
        expect(pages).toHaveLength(Math.ceil(25 / limit))
      })

      it.each<[string, Omit<InteractionTimelineRequest, 'userId'>, (row: InteractionTimelineRow) => boolean]>(
        [
          ['from a moment on, it included', { from: minute(4) }, (row) => row.created_at >= at(4)],
          ['up to a moment, it excluded', { to: minute(4) }, (row) => row.created_at < at(4)],
          [
            'in a period given by Dates',
            { from: new Date(minute(1)), to: new Date(minute(5)) },
            (row) => row.created_at >= at(1) && row.created_at < at(5),
          ],
          ['in a period that ends before it begins', { from: minute(5), to: minute(1) }, () => false],
          ['of two sources', { sources: ['engagement', 'voting'] }, (row) => row.source !== 'listening'],
          ['of no source', { sources: [] }, () => false],
          [
            'of two event types',
            { eventTypes: ['vote_cast', 'skipped'] },
            (row) => ['vote_cast', 'skipped'].includes(row.interaction_type),
          ],
          ['of an event type that nobody logged', { eventTypes: [`'); --`] }, () => false],
        ],
      )('filter: %s', async (_, request, keeps) => {
        const expected = all.filter(keeps)
        expect(await read(request)).toEqual(expected)
        const paged: string[] = []
        let after: string | null = null
        do {
          const page: QueryPage<InteractionTimelineRow> = await admin.queries.readInteractionTimeline({
            ...request,
            userId,
            limit: 3,
            after,
          })
          paged.push(...ids(page.rows))
          after = page.next
        } while (after !== null && paged.length < 30)
        expect(paged).toEqual(ids(expected))

        const summary = await admin.queries.readInfluenceSummary({ userId, ...request })
        const types = new Set(expected.map(({ interaction_type }) => interaction_type))
        expect(new Set(summary.map(({ interaction_type }) => interaction_type))).toEqual(types)
        expect(summary.reduce((sum, { occurrence_count }) => sum + occurrence_count, 0)).toBe(expected.length)
      })

      it('sum up by type, with weights and total influence', async () => {
        const summary = await admin.queries.readInfluenceSummary({ userId })
        expect(
          summary.map(({ interaction_type, occurrence_count }) => [interaction_type, occurrence_count]),
        ).toEqual([
          ['played', 11],
          ['track_favorite', 6],
          ['vote_cast', 6],
          ['skipped', 1],
          ['track_share', 1],
        ])
        const votes = summary[2]
        expect(votes).toMatchObject({
          first_occurrence: at(4),
          weights: { eventType: 'concierto.vote_cast' },
        })
        expect(votes?.totalInfluence).toBe(6 * (votes?.weights.baseIntensity ?? 0))
        expect(await askAsOwner(backend, influenceSummaryQuery, { userId })).toEqual(
          summary.map(({ weights: _, totalInfluence: __, ...row }) => row),
        )
      })
    })

    describe('4, the sessions', () => {
      let userId: string
      const sessions = Array.from({ length: 5 }, () => testId())

      beforeAll(async () => {
        userId = (await insertUser(backend)).id
        const [first = '', second = '', third = '', tiedA = '', tiedB = ''] = sessions
        const jazz = await insertTrack(backend, { title: 'One genre', genre: 'jazz' })
        const mixed = await insertTrack(backend, { title: 'Three genres', genre: 'soul' })
        await insertRows(
          backend,
          'public.audio_features',
          ['funk', 'dub'].map((genre) => ({ content_id: mixed, genre })),
        )
        await insertListens(backend, userId, [
          { session_id: first, created_at: minute(0), content_id: jazz, progress_percentage: 140 },
          { session_id: first, created_at: minute(3), content_id: mixed, progress_percentage: 50 },
          { session_id: first, created_at: minute(2), content_id: jazz, progress_percentage: null },
          { session_id: first, created_at: minute(1), content_id: null, event_type: 'skipped' },
          {
            session_id: second,
            created_at: minute(10),
            content_id: testId(),
            metadata: { device: 'web', context: 'playlist' },
          },
          { session_id: second, created_at: minute(11), metadata: { device: 'web', context: 7 } },
          { session_id: second, created_at: minute(12), metadata: { device: 'phone' } },
          { session_id: third, created_at: '2099-01-01T00:00:00Z' },
          { session_id: tiedA, created_at: minute(20) },
          { session_id: tiedB, created_at: minute(20) },
          { session_id: null, created_at: minute(30) },
        ])
        await insertRows(backend, 'public.listening_sessions', [
          { id: first, user_id: userId, started_at: minute(0), device_type: 'car', context: 'discovery' },
          { id: third, user_id: admin.id, started_at: minute(0), device_type: 'not theirs', context: null },
        ])
      })

      it('multiply nothing where a track has several genres, as the printed one does', async () => {
        const printed = await backend.query<{ session_id: string; tracks_played: number }>(
          PRINTED_QUERIES.sessionAnalysis,
          [userId],
        )
        expect(Number(printed.find(({ session_id }) => session_id === sessions[0])?.tracks_played)).toBe(6)
        const { rows, degraded } = await admin.queries.readSessionAnalysis({ userId })
        expect(degraded).toEqual([])
        expect(rows.map(({ session_id }) => session_id)).toEqual(
          [2, 3, 4, 1, 0].map((index) => sessions[index]),
        )
        expect(rows.at(-1)).toEqual({
          session_id: sessions[0],
          tracks_played: 4,
          unique_tracks: 2,
          session_start: at(0),
          session_end: at(3),
          session_duration_seconds: 180,
          avg_completion_rate: 95,
          dominant_genre: 'jazz',
          device_type: 'car',
          context: 'discovery',
        })
        expect(await askAsOwner(backend, sessionAnalysisQuery, { userId })).toEqual(rows)
      })

      it('read device and context from the listens where the sessions’ table has no row', async () => {
        const { rows } = await admin.queries.readSessionAnalysis({ userId })
        expect(rows.find(({ session_id }) => session_id === sessions[1])).toMatchObject({
          device_type: 'web',
          context: 'playlist',
          dominant_genre: null,
          avg_completion_rate: null,
        })
        // The row of the third session's id is somebody else's.
        expect(rows[0]).toMatchObject({ session_id: sessions[2], device_type: null })
      })

      it('page by their start and visit each once, those of one start too', async () => {
        const seen: string[] = []
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<QuerySource['readSessionAnalysis']>> =
            await admin.queries.readSessionAnalysis({ userId, limit: 1, after })
          seen.push(...page.rows.map(({ session_id }) => session_id))
          after = page.next
        } while (after !== null && seen.length < 9)
        expect(seen).toEqual([2, 3, 4, 1, 0].map((index) => sessions[index]))
      })

      it('are those that begin in the period, each of them whole', async () => {
        const { rows } = await admin.queries.readSessionAnalysis({ userId, from: minute(0), to: minute(10) })
        expect(rows.map(({ tracks_played }) => tracks_played)).toEqual([4])
        const later = await admin.queries.readSessionAnalysis({ userId, from: minute(1), to: minute(11) })
        expect(later.rows.map(({ session_id, tracks_played }) => [session_id, tracks_played])).toEqual([
          [sessions[1], 3],
        ])
      })

      it.each([
        ['audio_features', { dominant_genre: null, device_type: 'car' }, ['dominant_genre']],
        ['listening_sessions', { dominant_genre: 'jazz', device_type: null }, ['device_type', 'context']],
      ])('do without %s, and say so', async (name, expected, columns) => {
        const table = `public.${name}`
        await backend.query(`alter table ${table} rename to mislaid`)
        try {
          const { rows, degraded } = await admin.queries.readSessionAnalysis({ userId })
          expect(rows.at(-1)).toMatchObject({ tracks_played: 4, avg_completion_rate: 95, ...expected })
          expect(degraded).toEqual([{ missingTable: table, columns }])
          expect(
            await askAsOwner(backend, sessionAnalysisQuery, { userId }, { missingTables: [table] }),
          ).toEqual(rows)
        } finally {
          await backend.query(`alter table public.mislaid rename to ${name}`)
        }
      })
    })

    describe('5, the affinities', () => {
      let userId: string

      beforeAll(async () => {
        userId = (await insertUser(backend)).id
        const track = async (artist_name: string | null) => {
          const id = await insertTrack(backend, { title: 'A track' })
          await backend.query('update public.content_items set artist_name = $1 where id = $2', [
            artist_name,
            id,
          ])
          return id
        }
        const [nova, novaToo, zed, umlaut, unnamed] = [
          await track('Nova'),
          await track('Nova'),
          await track('Zed'),
          await track('Ämilia'),
          await track(null),
        ]
        const gone = testId()
        await insertListens(backend, userId, [
          { content_id: nova, created_at: minute(0), play_duration: 10, progress_percentage: 50 },
          { content_id: novaToo, created_at: minute(9), play_duration: 20.5, progress_percentage: 130 },
          { content_id: nova, created_at: minute(10), event_type: 'completed', play_duration: 999 },
          { content_id: zed, created_at: minute(1) },
          { content_id: umlaut, created_at: minute(2) },
          { content_id: unnamed, created_at: minute(3) },
          { content_id: gone, created_at: minute(4) },
        ])
        await insertEngagements(backend, userId, [
          { content_id: novaToo, created_at: minute(20) },
          { content_id: novaToo, created_at: minute(21) },
          { content_id: zed, created_at: minute(22), event_type: 'track_share' },
          { content_id: gone, created_at: minute(23) },
        ])
        const stranger = await insertUser(backend)
        await insertEngagements(backend, stranger.id, [{ content_id: zed, created_at: minute(20) }])
      })

      it('run, which the printed one does not, and call an artist a favourite for any of their tracks', async () => {
        await expect(backend.query(PRINTED_QUERIES.affinity, [userId])).rejects.toMatchObject({
          code: '42803',
        })
        const { rows, next } = await admin.queries.readAffinity({ userId })
        expect(next).toBeNull()
        expect(
          rows.map(({ artist_name, play_count, has_favorited }) => [artist_name, play_count, has_favorited]),
        ).toEqual([
          ['Nova', 2, true],
          [null, 2, true],
          ['Zed', 1, false],
          ['Ämilia', 1, false],
        ])
        expect(rows[0]).toEqual({
          artist_name: 'Nova',
          play_count: 2,
          avg_completion_rate: 90,
          total_listen_time_seconds: 30.5,
          first_listen: at(0),
          last_listen: at(9),
          has_favorited: true,
        })
        expect(rows[1]).toMatchObject({ avg_completion_rate: null, total_listen_time_seconds: null })
        expect(await askAsOwner(backend, affinityQuery, { userId })).toEqual(rows)
      })

      it.each([1, 2, 3])('page by %i rows and visit each once, the nameless too', async (limit) => {
        const seen: (string | null)[] = []
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<QuerySource['readAffinity']>> = await admin.queries.readAffinity({
            userId,
            limit,
            after,
          })
          seen.push(...page.rows.map(({ artist_name }) => artist_name))
          after = page.next
        } while (after !== null && seen.length < 9)
        expect(seen).toEqual(['Nova', null, 'Zed', 'Ämilia'])
      })

      it('count the plays of the period, and favourites of any time', async () => {
        const { rows } = await admin.queries.readAffinity({ userId, from: minute(9), to: minute(10) })
        expect(rows).toMatchObject([{ artist_name: 'Nova', play_count: 1, has_favorited: true }])
      })
    })

    describe('who may ask', () => {
      type Ask = (queries: QuerySource, userId: string) => Promise<unknown>
      const asks: [string, Ask][] = [
        ['user.open_dna_state', (queries, userId) => queries.readUserDnaState({ userId })],
        ['user.open_timeline', (queries, userId) => queries.readInteractionTimeline({ userId })],
        ['user.open_influence', (queries, userId) => queries.readInfluenceSummary({ userId })],
        ['user.open_sessions', (queries, userId) => queries.readSessionAnalysis({ userId })],
        ['user.open_affinity', (queries, userId) => queries.readAffinity({ userId })],
      ]

      it.each(asks)('%s: an admin, audited once; the user, unaudited; nobody else', async (action, ask) => {
        const { id } = await insertUser(backend)
        const stranger = await insertUser(backend)
        const audited = () =>
          backend.query('select actor_id, action from dia.audit_log where subject_user_id = $1', [id])
        await ask(createDiaClient(await backend.signInAs(id)).queries, id)
        expect(await audited()).toEqual([])
        await expect(
          ask(createDiaClient(await backend.signInAs(stranger.id)).queries, id),
        ).rejects.toMatchObject({ code: 'DENIED' })
        await expect(ask(createDiaClient(backend.createClient()).queries, id)).rejects.toMatchObject({
          code: 'DENIED',
        })
        expect(await audited()).toEqual([])
        await ask(admin.queries, id)
        expect(await audited()).toEqual([{ actor_id: admin.id, action }])
      })

      it.each(asks)('%s: NOT_FOUND for a user who does not exist', async (_, ask) => {
        await expect(ask(admin.queries, testId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
      })

      it('refuses what no page holds, from callers of the function too', async () => {
        const client = await backend.signInAs(admin.id)
        for (const page_limit of [0, -1, 1001, null]) {
          const { error } = await client.rpc('dia_affinity', { user_id: admin.id, page_limit })
          expect(error?.code).toBe('PT422')
        }
        await expect(admin.queries.readAffinity({ userId: admin.id, limit: 501 })).rejects.toMatchObject({
          code: 'INVALID_QUERY_REQUEST',
        })
      })

      it('says ABORTED to whom nobody waits for', async () => {
        const signal = AbortSignal.abort()
        await expect(
          admin.queries.readInteractionTimeline({ userId: admin.id }, { signal }),
        ).rejects.toMatchObject({ code: 'ABORTED' })
      })
    })
  })
}
