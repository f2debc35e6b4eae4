import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDiaError } from '../errors/index.js'
import { createDnaState } from '../mirroring/index.js'
import { normaliseTimestamp } from '../time/index.js'
import * as journey from './index.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 20

const foreign = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withTypedArray: true,
  withSparseArray: true,
})
const value = fc.oneof(
  { arbitrary: foreign, weight: 1 },
  {
    arbitrary: fc.constantFrom(
      null,
      '',
      'played',
      'track_play',
      'vote_cast',
      '__proto__',
      '2025-08-03',
      '140',
      Number.NaN,
      -0,
    ),
    weight: 3,
  },
)
const row = fc.record(
  {
    id: value,
    user_id: value,
    session_id: value,
    content_id: value,
    entity_id: value,
    artist_id: value,
    artist_name: value,
    genre: fc.oneof(value, fc.array(value)),
    interaction_type: value,
    event_type: value,
    occurrence_count: value,
    progress_percentage: value,
    play_duration: value,
    metadata: value,
    occurred_at: value,
    created_at: fc.oneof({ arbitrary: fc.date(), weight: 3 }, value),
  },
  { requiredKeys: [] },
)
const rows = fc.oneof({ arbitrary: fc.array(fc.oneof(row, foreign)), weight: 4 }, foreign)
const options = fc.oneof(
  foreign,
  fc.record(
    {
      gapMinutes: value,
      now: value,
      catalogue: value,
      preferences: value,
      dna: fc.oneof(
        foreign,
        fc.record({
          state: fc.oneof(fc.constant(createDnaState({ dimensions: 2 })), foreign),
          vectorsOf: fc.oneof(fc.func(foreign), foreign),
        }),
      ),
    },
    { requiredKeys: [] },
  ),
)

const { buildTimeline, dedupePlays, analyseSessions, artistAffinity, genreAffinity } = journey
const { summariseInteractions, enrichInteractionSummary } = journey

function valueOrDiaError(work: () => unknown) {
  try {
    const answer = work()
    if (Array.isArray(answer)) for (const figures of answer as object[]) expectFinite(figures)
  } catch (error) {
    if (!isDiaError(error)) throw error
  }
}

/** The figures that we reckon; what the caller gave may hold anything. */
function expectFinite(figures: object) {
  for (const [name, figure] of Object.entries(figures))
    if (typeof figure === 'number' && OURS.has(name)) expect(figure).toSatisfy(Number.isFinite)
}

const OURS = new Set([
  'tracks_played',
  'session_duration_seconds',
  'avg_completion_rate',
  'play_count',
  'total_listen_time_seconds',
  'totalInfluence',
])

it(
  'any input gives a value or a DiaError',
  () => {
    fc.assert(
      fc.property(rows, rows, options, (a, b, c) => {
        const [first, second, third] = [a, b, c] as never[]
        const calls = [
          () => buildTimeline(first as never, third),
          () => dedupePlays(first as never),
          () => analyseSessions(first as never),
          () => artistAffinity(first as never, second),
          () => genreAffinity(first as never, second),
          () => summariseInteractions(first as never),
          () => enrichInteractionSummary(first as never, third),
          () => normaliseTimestamp(first as never),
        ]
        for (const call of calls) valueOrDiaError(call)
      }),
      { numRuns: runs },
    )
  },
  timeout,
)

it('objects that throw when they are read give a DiaError', () => {
  const angry = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no')
      },
    },
  )
  const calls: ((rows: never) => unknown)[] = [
    buildTimeline,
    dedupePlays,
    analyseSessions,
    artistAffinity,
    genreAffinity,
    summariseInteractions,
    enrichInteractionSummary,
  ]
  for (const call of calls)
    expect(() => call([angry] as never)).toThrow(expect.objectContaining({ name: 'DiaError' }))
})
