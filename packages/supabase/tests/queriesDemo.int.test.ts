import { cloneBackend } from '@dia/backend'
import { analyseSessions, artistAffinity, buildTimeline, type ListenRow } from '@dia/core/journey'
import {
  affinityQuery,
  type InteractionTimelineRow,
  influenceSummaryQuery,
  interactionTimelineQuery,
  type QuerySource,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from '@dia/core/queries'
import { normaliseTimestamp } from '@dia/core/time'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiaClient } from '../src/createDiaClient.js'
import { askAsOwner } from './fixture/askAsOwner.js'
import type { TestBackend } from './fixture/OpenBackend.js'
import { PRINTED_QUERIES } from './fixture/printedQueries.js'

type Row = Readonly<Record<string, unknown>>

const TEST_USER = '15480116-8c78-4a75-af8c-2c70795333a6'

describe('the five queries on the demo', () => {
  let backend: TestBackend
  let queries: QuerySource
  let users: string[]
  let withTwoMediaIds: Set<string>

  beforeAll(async () => {
    backend = await cloneBackend('demo')
    queries = createDiaClient(await backend.signInAs(await idOf('admin'))).queries
    const found = await backend.query<{ id: string; media: number }>(
      `select u.id, (select count(*)::int from public.media_ids m where m.user_uuid = u.id) as media
       from auth.users u order by u.id`,
    )
    users = found.map(({ id }) => id)
    withTwoMediaIds = new Set(found.filter(({ media }) => media > 1).map(({ id }) => id))
  })
  afterAll(() => backend.close())

  async function idOf(name: string): Promise<string> {
    const [user] = await backend.query<{ id: string }>('select id from auth.users where email = $1', [
      `${name}@example.com`,
    ])
    if (user === undefined) throw new Error(`the demo has no ${name}`)
    return user.id
  }

  const printed = async (name: keyof typeof PRINTED_QUERIES, userId: string) =>
    (await backend.query<Row>(PRINTED_QUERIES[name], [userId])).map(plain)
  const ours = (rows: readonly object[]) => rows.map((row) => plain({ ...row }))
  const only = (row: Row, columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, row[column]]))
  const without = (row: Row, ...columns: string[]) =>
    only(
      row,
      Object.keys(row).filter((column) => !columns.includes(column)),
    )

  it('1: the same row as printed for everybody with one MediaID or none', async () => {
    const some = users.filter((id) => !withTwoMediaIds.has(id))
    expect(some.length).toBeGreaterThan(150)
    for (const userId of some) {
      const rows = ours(await askAsOwner(backend, userDnaStateQuery, { userId, withEmbedding: true }))
      expect(rows).toEqual(await printed('userDnaState', userId))
    }
  })

  it('1: one of the printed rows for everybody with more', async () => {
    expect(withTwoMediaIds.size).toBeGreaterThan(2)
    for (const userId of withTwoMediaIds) {
      const rows = ours(await askAsOwner(backend, userDnaStateQuery, { userId, withEmbedding: true }))
      expect(rows).toHaveLength(1)
      const all = await printed('userDnaState', userId)
      expect(all.length).toBeGreaterThan(1)
      expect(all).toContainEqual(rows[0])
    }
  })

  it('2: the same rows as printed, for the cast and every fourth user', async () => {
    const some = users.filter((id, index) => id.startsWith('d1a0') || id === TEST_USER || index % 4 === 0)
    expect(some.length).toBeGreaterThan(60)
    for (const userId of some) {
      const all = await askAllPages(userId)
      const rows = ours(all).map((row) => without(row, 'id'))
      expect(sorted(rows)).toEqual(sorted(await printed('interactionTimeline', userId)))
      const times = rows.map(({ created_at }) => String(created_at))
      expect(times).toEqual([...times].sort().reverse())
    }
  })

  it('3: the same rows as printed, for everybody', async () => {
    for (const userId of users) {
      const rows = ours(await askAsOwner(backend, influenceSummaryQuery, { userId }))
      const expected = await printed('influenceSummary', userId)
      expect(sorted(rows)).toEqual(sorted(expected))
      expect(rows.map(({ occurrence_count }) => occurrence_count)).toEqual(
        expected.map(({ occurrence_count }) => occurrence_count),
      )
    }
  })

  it('4: the same rows as printed where no track has two genres, and true figures where one has', async () => {
    const multiplied = new Set(
      (
        await backend.query<{ session_id: string }>(
          `select distinct lh.session_id from public.listening_history lh
           where lh.session_id is not null and (
             select count(*) from public.audio_features af where af.content_id = lh.content_id) > 1`,
        )
      ).map(({ session_id }) => session_id),
    )
    expect(multiplied.size).toBeGreaterThan(0)
    let compared = 0
    for (const userId of users) {
      const rows = ours(await askAsOwner(backend, sessionAnalysisQuery, { userId, limit: 500 }))
      const expected = await printed('sessionAnalysis', userId)
      expect(rows.map(({ session_start }) => session_start)).toEqual(
        expected.map(({ session_start }) => session_start),
      )
      const isTrue = ({ session_id }: Row) => !multiplied.has(String(session_id))
      const alike = rows.filter(isTrue).map((row) => without(row, 'device_type', 'context'))
      expect(sorted(alike)).toEqual(sorted(expected.filter(isTrue)))
      compared += alike.length

      for (const row of expected.filter((session) => !isTrue(session))) {
        const own = rows.find(({ session_id }) => session_id === row.session_id)
        const same = [
          'unique_tracks',
          'session_start',
          'session_end',
          'session_duration_seconds',
          'dominant_genre',
        ]
        expect(only(own ?? {}, same)).toEqual(only(row, same))
        expect(Number(own?.tracks_played)).toBeLessThan(Number(row.tracks_played))
      }
    }
    expect(compared).toBeGreaterThan(500)
  })

  it('5: the same rows as printed but for the favourites, for which the printed one does not run', async () => {
    await expect(printed('affinity', users[0] ?? '')).rejects.toMatchObject({ code: '42803' })
    const runs = PRINTED_QUERIES.affinity.replace(
      /EXISTS\([\s\S]*?\) as has_favorited/,
      'true as has_favorited',
    )
    for (const userId of users) {
      const rows = ours(await askAsOwner(backend, affinityQuery, { userId, limit: 500 }))
      const expected = (await backend.query<Row>(runs, [userId])).map(plain)
      const bare = (list: readonly Row[]) => sorted(list.map((row) => without(row, 'has_favorited')))
      expect(bare(rows)).toEqual(bare(expected))
    }
  })

  it.each(['messy.history', 'heavy.listener', 'clock.skew', 'test.user', 'without.interactions'])(
    'the same sessions, affinities and timeline as core makes of the rows: %s',
    async (name) => {
      const userId = await idOf(name)
      const listens = await backend.query<ListenRow>(
        `select lh.*, c.artist_name, ls.device_type, ls.context,
           (select array_agg(af.genre) from public.audio_features af where af.content_id = lh.content_id) as genre
         from public.listening_history lh left join public.content_items c on c.id = lh.content_id
         left join public.listening_sessions ls on ls.id = lh.session_id and ls.user_id = lh.user_id
         where lh.user_id = $1`,
        [userId],
      )
      const engagements = await backend.query<{ event_type: string }>(
        'select * from public.media_engagement_log where user_id = $1',
        [userId],
      )
      const sessions = await askAsOwner(backend, sessionAnalysisQuery, { userId, limit: 500 })
      expect(ours(sessions)).toEqual(ours(analyseSessions(listens)))
      const affinities = await askAsOwner(backend, affinityQuery, { userId, limit: 500 })
      expect(ours(affinities)).toEqual(ours(artistAffinity(listens, engagements)))
      expect(buildTimeline(await askAllPages(userId)).eventCount).toBe(
        (await askAsOwner(backend, influenceSummaryQuery, { userId })).reduce(
          (sum, { occurrence_count }) => sum + occurrence_count,
          0,
        ),
      )
    },
  )

  it('the messy history holds what it must: content gone or null, no session, progress above 100, the future', async () => {
    const userId = await idOf('messy.history')
    const rows = await askAllPages(userId)
    expect(rows.some(({ entity_id }) => entity_id === null)).toBe(true)
    expect(rows.some(({ entity_id, entity_name }) => entity_id !== null && entity_name === null)).toBe(true)
    expect(rows.some(({ session_id, source }) => source === 'listening' && session_id === null)).toBe(true)
    expect(rows.some(({ progress_percentage }) => (progress_percentage ?? 0) > 100)).toBe(true)
    expect(rows.some(({ created_at }) => created_at > '2025-11-08')).toBe(true)
    const skewed = await askAllPages(await idOf('clock.skew'))
    expect(skewed[0]?.created_at.slice(0, 4)).toBe('2038')
  })

  it('the test user of the requirements, through the API', async () => {
    const userId = TEST_USER
    expect(await queries.readUserDnaState({ userId })).toMatchObject({
      id: '15480116-8c78-4a75-af8c-2c70795333a6',
      email: 'test.user@example.com',
      role: 'fan',
      genre_preferences: [],
      content_flags: {},
      has_dna: false,
    })
    const state = await queries.readUserDnaState({ userId })
    expect(state.interests).toHaveLength(4)
    const summary = await queries.readInfluenceSummary({ userId })
    const timeline = await queries.readInteractionTimeline({ userId })
    const of = (source: string) => timeline.rows.filter((row) => row.source === source).length
    expect(of('listening')).toBe(state.listening_count)
    expect(of('engagement')).toBe(state.engagement_count)
    expect(of('voting')).toBe(state.vote_count)
    expect(state.listening_count).toBeGreaterThanOrEqual(20)
    expect(state.listening_count).toBeLessThanOrEqual(50)
    expect(state.engagement_count).toBeGreaterThanOrEqual(10)
    expect(state.engagement_count).toBeLessThanOrEqual(30)
    expect(state.vote_count).toBeLessThanOrEqual(5)
    expect(summary.reduce((sum, { occurrence_count }) => sum + occurrence_count, 0)).toBe(
      timeline.rows.length,
    )
    expect(summary.every(({ weights, totalInfluence }) => !weights.isFallback && totalInfluence >= 0)).toBe(
      true,
    )
    const { rows: sessions, degraded } = await queries.readSessionAnalysis({ userId })
    expect(sessions.length).toBeGreaterThanOrEqual(5)
    expect(sessions.length).toBeLessThanOrEqual(10)
    expect(degraded).toEqual([])
    expect((await queries.readAffinity({ userId })).rows.length).toBeGreaterThan(0)
  })

  async function askAllPages(userId: string): Promise<InteractionTimelineRow[]> {
    const rows: InteractionTimelineRow[] = []
    let after: string | null = null
    for (;;) {
      const page: InteractionTimelineRow[] = await askAsOwner(backend, interactionTimelineQuery, {
        userId,
        limit: 500,
        after,
      })
      rows.push(...page)
      const last = page.at(-1)
      if (page.length < 500 || last === undefined) return rows
      after = JSON.stringify(['interactionTimeline', last.created_at, last.source, last.id])
    }
  }
})

const TIMES = ['created_at', 'dna_last_updated']

/** A row in one form, whoever answered it: times, numbers, vectors. */
function plain(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .map(([column, value]): [string, unknown] => {
        if (value === null) return [column, null]
        if (TIMES.includes(column) || /^(first|last)_|^session_(start|end)$/.test(column)) {
          return [column, normaliseTimestamp(value as string)]
        }
        if (/_(count|duration|percentage|rate|seconds|played|tracks)$/.test(column)) {
          return [column, Number(Number(value).toPrecision(12))]
        }
        return [
          column,
          column === 'profile_embedding' && typeof value === 'string' ? JSON.parse(value) : value,
        ]
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function sorted(rows: readonly Row[]): Row[] {
  const key = (row: Row) => JSON.stringify(row)
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
