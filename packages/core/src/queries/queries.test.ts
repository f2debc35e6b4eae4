import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDiaError } from '../errors/index.js'
import {
  type AnyQuery,
  affinityQuery,
  buildQuery,
  diaQueries,
  interactionTimelineQuery,
  queryArguments,
  queryPage,
  queryText,
  readQueryRows,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from './index.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 200)
const timeout = 5000 + runs * 20
const userId = '15480116-8c78-4a75-af8c-2c70795333a6'
const id = '00000000-0000-4000-8000-000000000001'
const queries: readonly AnyQuery[] = Object.values(diaQueries)

describe.each(queries)('the query $name', (query) => {
  it('binds each of its parameters and no other', () => {
    const text = queryText(query)
    const bound = [...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place))
    expect([...new Set(bound)].sort((a, b) => a - b)).toEqual(query.parameters.map((_, index) => index + 1))
    expect(text.replaceAll('::', '')).not.toMatch(/:[a-z]/)
  })

  it('names every table with its schema, so that no search path matters', () => {
    const tables = [
      ...query.sql.matchAll(/\b(?:from|join) (?!\(|lateral\b|favourites\b|tracks\b|[sf]\.)([\w.]+)/g),
    ]
    expect(tables.length).toBeGreaterThan(0)
    for (const [, table] of tables) expect(table).toMatch(/^(public|auth)\.\w+$/)
  })

  it('has columns for its cursor, and a title and purpose', () => {
    for (const parameter of query.parameters) {
      if ('after' in parameter) expect(query.columns[parameter.after]).toMatch(`${parameter.type}`)
    }
    expect(query.title && query.purpose).toMatch(/\w/)
  })
})

describe('buildQuery', () => {
  it('binds what was asked, in the order of the text, times to the microsecond', () => {
    const { text, values } = buildQuery(interactionTimelineQuery, {
      userId,
      from: new Date('2025-08-03T12:00:00Z'),
      to: '2025-08-04 00:00:00.123456+02',
      sources: ['voting'],
      eventTypes: [`'); drop table profiles; --`],
      limit: 7,
    })
    expect(values).toEqual([
      userId,
      '2025-08-03T12:00:00.000000Z',
      '2025-08-03T22:00:00.123456Z',
      ['voting'],
      [`'); drop table profiles; --`],
      null,
      null,
      null,
      7,
    ])
    expect(text).toContain('$2::text::timestamptz')
    expect(text).not.toContain('drop table')
  })

  it('asks a page of 100 where no limit is given', () => {
    expect(buildQuery(affinityQuery, { userId }).values.at(-1)).toBe(100)
  })

  it('reads nothing in the place of a table that is missing', () => {
    const { text } = buildQuery(
      sessionAnalysisQuery,
      { userId },
      { missingTables: ['public.audio_features'] },
    )
    expect(text).not.toContain('public.audio_features')
    expect(text).toContain('where false) af on')
    expect(() => queryText(sessionAnalysisQuery, ['public.listening_history'])).toThrow(
      expect.objectContaining({ code: 'INVALID_QUERY_REQUEST' }),
    )
    expect(() => queryText(sessionAnalysisQuery, ['constructor'])).toThrow(
      expect.objectContaining({ code: 'INVALID_QUERY_REQUEST' }),
    )
  })

  it.each<[string, object, string]>([
    ['no uuid', { userId: 'me' }, 'INVALID_QUERY_REQUEST'],
    ['no user', {}, 'INVALID_QUERY_REQUEST'],
    ['a limit of 0', { userId, limit: 0 }, 'INVALID_QUERY_REQUEST'],
    ['a limit of 501', { userId, limit: 501 }, 'INVALID_QUERY_REQUEST'],
    ['half a limit', { userId, limit: 1.5 }, 'INVALID_QUERY_REQUEST'],
    ['a list that is none', { userId, sources: 'voting' }, 'INVALID_QUERY_REQUEST'],
    ['a NUL, which Postgres cannot hold', { userId, eventTypes: ['a\0'] }, 'INVALID_QUERY_REQUEST'],
    ['half a character', { userId, eventTypes: ['\ud800'] }, 'INVALID_QUERY_REQUEST'],
    ['a time that is none', { userId, from: 'yesterday' }, 'INVALID_TIMESTAMP'],
    ['a cursor that is no text', { userId, after: 7 }, 'INVALID_QUERY_REQUEST'],
    ['a damaged cursor', { userId, after: '{' }, 'INVALID_CURSOR'],
    ['a cursor without a place', { userId, after: '["interactionTimeline"]' }, 'INVALID_CURSOR'],
    ['a foreign cursor', { userId, after: `["affinity","2025-01-01","voting","${id}"]` }, 'INVALID_CURSOR'],
    [
      'a cursor whose id is none',
      { userId, after: '["interactionTimeline","2025-01-01","voting","1"]' },
      'INVALID_CURSOR',
    ],
  ])('refuses %s', (_, request, code) => {
    expect(() => buildQuery(interactionTimelineQuery, request as { userId: string })).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it(
    'answers hostile requests with a statement or a DiaError',
    () => {
      fc.assert(
        fc.property(
          fc.record(
            {
              userId: fc.oneof(fc.constant(userId), fc.anything()),
              from: fc.anything({ withDate: true }),
              sources: fc.anything(),
              eventTypes: fc.oneof(fc.array(fc.string({ unit: 'binary' })), fc.anything()),
              after: fc.oneof(fc.json(), fc.anything()),
              limit: fc.anything(),
            },
            { requiredKeys: ['userId'] },
          ),
          (request) => {
            try {
              const { text } = buildQuery(interactionTimelineQuery, request as { userId: string })
              expect(text).toBe(queryText(interactionTimelineQuery))
            } catch (error) {
              expect(isDiaError(error)).toBe(true)
            }
          },
        ),
        { numRuns: runs },
      )
    },
    timeout,
  )
})

describe('queryPage', () => {
  const play = (artist_name: string | null) => ({
    artist_name,
    play_count: 3,
    avg_completion_rate: null,
    total_listen_time_seconds: null,
    first_listen: '2025-08-03T12:00:00.000000Z',
    last_listen: '2025-08-03T12:00:00.000000Z',
    has_favorited: false,
  })

  it('has a next page only where a row more was found, and its cursor leads behind the last row', () => {
    expect(queryPage(affinityQuery, [play('Nova')], 1)).toEqual({ rows: [play('Nova')], next: null })
    const { rows, next } = queryPage(affinityQuery, [play('N"o\\va'), play(null)], 1)
    expect(rows).toEqual([play('N"o\\va')])
    expect(queryArguments(affinityQuery, { userId, after: next })).toMatchObject({
      after_play_count: 3,
      after_artist_name: 'N"o\\va',
    })
  })

  it('goes on behind a row whose column may be null', () => {
    const { next } = queryPage(affinityQuery, [play(null), play(null)], 1)
    expect(queryArguments(affinityQuery, { userId, after: next })).toMatchObject({
      after_play_count: 3,
      after_artist_name: null,
    })
  })
})

describe('readQueryRows', () => {
  const answered = {
    id: userId,
    email: 'a@example.com',
    display_name: null,
    role: null,
    interests: ['vinyl 🎷', null],
    genre_preferences: null,
    content_flags: [],
    location_code: null,
    profile_embedding: '[1,-0.5]',
    has_dna: true,
    dna_last_updated: new Date('2025-08-03T12:00:00Z'),
    listening_count: '7',
    engagement_count: 8n,
    vote_count: 9,
    more: 'than asked',
  }

  it('reads what drivers answer in different forms', () => {
    expect(readQueryRows(userDnaStateQuery, [answered])).toEqual([
      {
        id: userId,
        email: 'a@example.com',
        display_name: null,
        role: null,
        interests: ['vinyl 🎷'],
        genre_preferences: null,
        content_flags: {},
        location_code: null,
        profile_embedding: [1, -0.5],
        has_dna: true,
        dna_last_updated: '2025-08-03T12:00:00.000000Z',
        listening_count: 7,
        engagement_count: 8,
        vote_count: 9,
      },
    ])
  })

  it.each<[string, unknown]>([
    ['no list', null],
    ['a row that is none', [null]],
    ['a missing column', [{ ...answered, listening_count: undefined }]],
    ['a null where none may be', [{ ...answered, has_dna: null }]],
    ['a count that is none', [{ ...answered, vote_count: 'many' }]],
    ['half a count', [{ ...answered, vote_count: '1.5' }]],
    ['a vector that is none', [{ ...answered, profile_embedding: '[1,"a"]' }]],
    ['a text that is none', [{ ...answered, email: 7 }]],
  ])('refuses %s, without a word about what it holds', (_, rows) => {
    expect(() => readQueryRows(userDnaStateQuery, rows)).toThrow(
      expect.objectContaining({
        code: 'ROW_INVALID',
        message: expect.not.stringContaining('a@example.com'),
      }),
    )
  })
})
