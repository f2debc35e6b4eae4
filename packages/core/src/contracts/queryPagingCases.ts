import type { InteractionTimelineRow, QueryPage } from '../queries/index.js'
import type { ContractCase } from './ContractCase.js'
import { CONTRACT_INTERACTIONS } from './contractInteractions.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import type { QueryScene } from './QueryScene.js'

type ReadPage<Row> = (after: string | null, limit: number) => Promise<QueryPage<Row>>

const PLAYED = ['played', 'player.track_played']
const listens = CONTRACT_INTERACTIONS.filter(({ source }) => source === 'listening')
const plays = listens.filter(({ interaction_type }) => PLAYED.includes(interaction_type))
const favourites = CONTRACT_INTERACTIONS.filter(
  ({ interaction_type }) => interaction_type === 'track_favorite',
)

/** The five queries over what one user did, page by page. */
export function queryPagingCases(scene: () => Promise<QueryScene>): ContractCase[] {
  return [
    {
      name: 'counts what the user did in their state, and gives the embedding only where it is asked for',
      async run() {
        const { source, userId } = await scene()
        const state = await source.readUserDnaState({ userId })
        mustEqual('the user', state.id, userId)
        mustEqual('the counts', [state.listening_count, state.engagement_count, state.vote_count], [24, 7, 4])
        mustEqual('the embedding that nobody asked for', state.profile_embedding, null)
        const { profile_embedding: asked, has_dna } = await source.readUserDnaState({
          userId,
          withEmbedding: true,
        })
        mustEqual('whether there is an embedding', asked !== null, has_dna)
      },
    },
    {
      name: 'tells every interaction once, the newest first, ties by source and id, however long the pages are',
      async run() {
        const { source, userId } = await scene()
        const read: ReadPage<InteractionTimelineRow> = (after, limit) =>
          source.readInteractionTimeline({ userId, after, limit })
        const whole = await pagesOf(read, 500)
        const ordered = [...CONTRACT_INTERACTIONS].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
        mustEqual('the timeline', whole, ordered)
        for (const limit of [1, 4, 35])
          mustEqual(`the timeline by ${limit}`, await pagesOf(read, limit), whole)
      },
    },
    {
      name: 'takes a period from its start to before its end, sources and event types alone and together',
      async run() {
        const { source, userId } = await scene()
        const [from, to] = ['2025-09-01T14:03:00+02:00', '2025-09-01T12:06:00Z']
        const isWithin = ({ created_at }: InteractionTimelineRow) =>
          created_at >= '2025-09-01T12:03' && created_at < '2025-09-01T12:06'
        const cases: readonly (readonly [object, (row: InteractionTimelineRow) => boolean])[] = [
          [{ from, to }, isWithin],
          [{ sources: ['voting', 'engagement'] }, (row) => row.source !== 'listening'],
          [{ sources: [] }, () => false],
          [{ eventTypes: ['track_share, "odd"'] }, (row) => row.interaction_type === 'track_share, "odd"'],
          [{ eventTypes: ['track_played'] }, () => false],
          [
            { from, to, sources: ['listening'], eventTypes: ['played'] },
            (row) => isWithin(row) && row.source === 'listening' && row.interaction_type === 'played',
          ],
        ]
        for (const [filters, passes] of cases) {
          const wanted = CONTRACT_INTERACTIONS.filter(passes)
          const { rows } = await source.readInteractionTimeline({ userId, ...filters, limit: 500 })
          mustEqual(`what ${JSON.stringify(filters)} finds`, keysOf(rows), keysOf(wanted))
          const summary = await source.readInfluenceSummary({ userId, ...filters })
          const counted = summary.reduce((sum, { occurrence_count }) => sum + occurrence_count, 0)
          mustEqual(`what it counts`, counted, wanted.length)
        }
      },
    },
    {
      name: 'sums up each type with its first and last time and its weight, the most frequent first',
      async run() {
        const { source, userId } = await scene()
        const summary = await source.readInfluenceSummary({ userId })
        const types = new Set(CONTRACT_INTERACTIONS.map(({ interaction_type }) => interaction_type))
        mustEqual('the types', new Set(summary.map(({ interaction_type }) => interaction_type)), types)
        for (const row of summary) {
          const of = CONTRACT_INTERACTIONS.filter(
            ({ interaction_type }) => interaction_type === row.interaction_type,
          )
          const times = of.map(({ created_at }) => created_at).sort()
          mustEqual(
            `the figures of ${row.interaction_type}`,
            [row.occurrence_count, row.first_occurrence, row.last_occurrence],
            [of.length, times[0], times.at(-1)],
          )
          mustEqual('its influence', row.totalInfluence, of.length * row.weights.baseIntensity)
        }
        const counts = summary.map(({ occurrence_count }) => occurrence_count)
        mustEqual(
          'their order',
          counts,
          [...counts].sort((a, b) => b - a),
        )
      },
    },
    {
      name: 'tells every session once, the latest first, by the listens in it',
      async run() {
        const { source, userId } = await scene()
        const read: ReadPage<object> = (after, limit) => source.readSessionAnalysis({ userId, after, limit })
        const { rows, degraded } = await source.readSessionAnalysis({ userId })
        mustEqual(
          'the sessions',
          new Set(rows.map(({ session_id }) => session_id)),
          new Set(listens.flatMap(({ session_id }) => session_id ?? [])),
        )
        for (const row of rows) {
          const of = listens.filter(({ session_id }) => session_id === row.session_id)
          const times = of.map(({ created_at }) => created_at).sort()
          const tracks = new Set(of.map(({ entity_id }) => entity_id))
          const seconds = (Date.parse(times.at(-1) ?? '') - Date.parse(times[0] ?? '')) / 1000
          mustEqual(
            `the session ${row.session_id}`,
            [
              row.tracks_played,
              row.unique_tracks,
              row.session_start,
              row.session_end,
              row.session_duration_seconds,
            ],
            [of.length, tracks.size, times[0], times.at(-1), seconds],
          )
          mustBeNear('its completion', row.avg_completion_rate, meanOf(of))
        }
        const starts = rows.map(({ session_start }) => session_start)
        mustEqual('their order', starts, [...starts].sort().reverse())
        must(Array.isArray(degraded), 'What the host lacks is told')
        mustEqual('the sessions, one by one', await pagesOf(read, 1), rows)
        const late = await source.readSessionAnalysis({ userId, from: starts[1], to: starts[0] })
        const wanted = starts.filter((start) => start >= (starts[1] ?? '') && start < (starts[0] ?? ''))
        mustEqual(
          'the sessions that start in a period',
          late.rows.map(({ session_start }) => session_start),
          wanted,
        )
      },
    },
    {
      name: 'counts the plays of each artist once, the most played first, those of nobody last of their number',
      async run() {
        const { source, userId } = await scene()
        const read: ReadPage<object> = (after, limit) => source.readAffinity({ userId, after, limit })
        const { rows } = await source.readAffinity({ userId })
        mustEqual(
          'the artists',
          new Set(rows.map(({ artist_name }) => artist_name)),
          new Set(plays.map(({ artist_name }) => artist_name)),
        )
        for (const row of rows) {
          const of = plays.filter(({ artist_name }) => artist_name === row.artist_name)
          const times = of.map(({ created_at }) => created_at).sort()
          const isFavourite = of.some(({ entity_id }) =>
            favourites.some((one) => one.entity_id === entity_id),
          )
          mustEqual(
            `the affinity to ${row.artist_name}`,
            [row.play_count, row.first_listen, row.last_listen, row.has_favorited],
            [of.length, times[0], times.at(-1), isFavourite],
          )
          mustBeNear('its completion', row.avg_completion_rate, meanOf(of))
          const seconds = of.flatMap(({ play_duration }) => play_duration ?? [])
          mustBeNear('its seconds', row.total_listen_time_seconds, sumOf(seconds))
        }
        const counts = rows.map(({ play_count }) => play_count)
        mustEqual(
          'their order',
          counts,
          [...counts].sort((a, b) => b - a),
        )
        mustEqual('the artists, one by one', await pagesOf(read, 1), rows)
      },
    },
    {
      name: 'is empty for a user who did nothing',
      async run() {
        const { source, idle: userId } = await scene()
        const { listening_count, engagement_count, vote_count } = await source.readUserDnaState({ userId })
        mustEqual('the counts', [listening_count, engagement_count, vote_count], [0, 0, 0])
        mustEqual('the timeline', await source.readInteractionTimeline({ userId }), { rows: [], next: null })
        mustEqual('the influence', await source.readInfluenceSummary({ userId }), [])
        mustEqual('the sessions', (await source.readSessionAnalysis({ userId })).rows, [])
        mustEqual('the affinity', await source.readAffinity({ userId }), { rows: [], next: null })
      },
    },
  ]
}

/** All pages, each but the last as long as was asked for. */
async function pagesOf<Row>(read: ReadPage<Row>, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: QueryPage<Row> = await read(after, limit)
    must(page.rows.length === limit || page.next === null, `A page of ${limit} that goes on is full`)
    must(page.rows.length > 0 || after === null, 'A page after a cursor holds something')
    rows.push(...page.rows)
    after = page.next
    must(rows.length <= CONTRACT_INTERACTIONS.length, 'Pages come to an end', `${rows.length} rows`)
  } while (after !== null)
  return rows
}

function placeOf({ created_at, source, id }: InteractionTimelineRow): string {
  return `${created_at} ${source} ${id}`
}

function keysOf(rows: readonly InteractionTimelineRow[]): string[] {
  return rows.map(({ source, id }) => `${source} ${id}`).sort()
}

function sumOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one)
}

function meanOf(rows: readonly InteractionTimelineRow[]): number | null {
  const known = rows.flatMap(({ progress_percentage }) => progress_percentage ?? [])
  const sum = sumOf(known)
  return sum === null ? null : sum / known.length
}

function mustBeNear(what: string, came: number | null, wanted: number | null): void {
  const isNear = came === null || wanted === null ? came === wanted : Math.abs(came - wanted) < 1e-6
  must(isNear, `${what} is ${wanted}`, `${came}`)
}
