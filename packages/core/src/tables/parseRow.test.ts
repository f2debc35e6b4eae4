import { describe, expect, expectTypeOf, it } from 'vitest'
import type { DiaError } from '../errors/index.js'
import { parseRow } from './parseRow.js'
import type { TableRow } from './tableSchemas.js'

const id = '00000000-0000-4000-8000-000000000001'
const user = '15480116-8c78-4a75-af8c-2c70795333a6'
const listen = { id, user_id: user, event_type: 'played', created_at: '2025-08-03 12:00:00+00' }
const mediaId = { id, user_uuid: user, created_at: '2025-08-03T12:00:00+00:00' }

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as DiaError).code
  }
  return 'none'
}

describe('parseRow', () => {
  it('reads a listen without session and content, with progress as text above 100', () => {
    const row = parseRow('listening_history', {
      ...listen,
      session_id: null,
      content_id: null,
      progress_percentage: '140.5',
      play_duration: '1e2',
      metadata: { progress_percentage: '99' },
    })
    expect(row).toEqual({
      id,
      user_id: user,
      session_id: null,
      content_id: null,
      event_type: 'played',
      progress_percentage: 140.5,
      play_duration: 100,
      metadata: { progress_percentage: '99' },
      created_at: '2025-08-03T12:00:00.000000Z',
    })
    expectTypeOf(row).toEqualTypeOf<TableRow<'listening_history'>>()
    expectTypeOf(row.session_id).toEqualTypeOf<string | null>()
  })

  it('leaves unknown columns out of the row without failing', () => {
    expect(parseRow('listening_history', { ...listen, weather: 'rain' })).not.toHaveProperty('weather')
  })

  it('reads columns that a host lacks as null', () => {
    expect(parseRow('content_items', { id, created_at: listen.created_at })).toMatchObject({
      title: null,
      artist_id: null,
      duration: null,
    })
  })

  it('reads a MediaID that is not initialised', () => {
    expect(
      parseRow('media_ids', { ...mediaId, interests: ['🎸 garage', null], genre_preferences: null }),
    ).toMatchObject({
      interests: ['🎸 garage'],
      genre_preferences: [],
      content_flags: {},
      location_code: null,
      profile_embedding: null,
    })
  })

  it.each([
    [null, {}],
    [undefined, {}],
    [[], {}],
    [['explicit'], {}],
    [7, {}],
    ['', {}],
    ['not json', {}],
    ['{"dna_consent":false}', { dna_consent: false }],
    [{ a: { b: [1, null, '💿'] } }, { a: { b: [1, null, '💿'] } }],
  ])('reads content_flags %j as an object', (content_flags, wanted) => {
    expect(parseRow('media_ids', { ...mediaId, content_flags }).content_flags).toEqual(wanted)
  })

  it('drops __proto__ keys at any depth and touches no prototype', () => {
    const content_flags: unknown = JSON.parse(
      '{"__proto__":{"admin":true},"deep":[{"__proto__":{"admin":true},"constructor":1}]}',
    )
    const row = parseRow('media_ids', { ...mediaId, content_flags })
    expect(JSON.stringify(row.content_flags)).toBe('{"deep":[{"constructor":1}]}')
    expect(row.content_flags).not.toHaveProperty('admin')
    expect({}).not.toHaveProperty('admin')
  })

  it('refuses JSON nested deeper than any reader should recurse', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
    const code = (content_flags: unknown) =>
      codeOf(() => parseRow('media_ids', { ...mediaId, content_flags }))
    expect([65, 66, 5000].map((depth) => code(nested(depth)))).toEqual(['none', 'ROW_INVALID', 'ROW_INVALID'])
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(code(circle)).toBe('ROW_INVALID')
  })

  it('reads a vector from text, from an array and from a Float32Array', () => {
    const numbers = Array.from({ length: 1536 }, (_, index) => index / 2048)
    for (const profile_embedding of [JSON.stringify(numbers), numbers, Float32Array.from(numbers)]) {
      expect(parseRow('media_ids', { ...mediaId, profile_embedding }).profile_embedding).toEqual(numbers)
    }
  })

  it.each(['[1,2]', '[', '[1,"2"]', '{}', 3])('refuses the vector %j', (profile_embedding) => {
    expect(codeOf(() => parseRow('media_ids', { ...mediaId, profile_embedding }))).toBe('ROW_INVALID')
  })

  it('keeps every cent past 2^53', () => {
    const row = parseRow('treasury_accounts', {
      user_id: user,
      balance_cents: '9007199254740993',
      pending_cents: 12,
      lifetime_earned_cents: '-5.00',
    })
    expect(row.balance_cents).toBe(9007199254740993n)
    expect(row.pending_cents).toBe(12n)
    expect(row.lifetime_earned_cents).toBe(-5n)
  })

  it.each([2 ** 53, 1.5, '1.5', '', 'NaN', '9223372036854775808', null])(
    'refuses the amount %j',
    (amount) => {
      const account = { user_id: user, balance_cents: amount, pending_cents: 0, lifetime_earned_cents: 0 }
      expect(codeOf(() => parseRow('treasury_accounts', account))).toBe('ROW_INVALID')
    },
  )

  it('gives uuids in lower case, as Postgres prints them', () => {
    expect(
      parseRow('event_votes', { id, user_uuid: user.toUpperCase(), created_at: '2025-08-03' }),
    ).toMatchObject({
      user_uuid: user,
      event_id: null,
    })
  })

  it('reads a role and a status of the host’s own', () => {
    expect(parseRow('profiles', { id, role: 'moderator', created_at: '2025-08-03' }).role).toBe('moderator')
    expect(parseRow('events', { id, status: 'postponed', created_at: '2025-08-03' }).status).toBe('postponed')
  })

  it('reads a Passport entry with its times, and its flags only where the query asked for them', () => {
    const entry = {
      id,
      user_id: user,
      event_type: 'player.track_played',
      event_category: 'player',
      metadata: '{"context":"discovery"}',
      occurred_at: '2025-08-03 12:00:00.5+00',
      device_time: '2025-08-03 13:00:00+01',
      clock_flag: 'ahead',
      created_at: '2025-08-03 12:00:01+00',
    }
    const row = parseRow('passport_entries', entry)
    expect(row).toMatchObject({
      occurred_at: '2025-08-03T12:00:00.500000Z',
      device_time: '2025-08-03T12:00:00.000000Z',
      sent_at: null,
      clock_flag: 'ahead',
      metadata: { context: 'discovery' },
    })
    expect(row).not.toHaveProperty('processed_by_mediaid')
    expect(parseRow('passport_entries', { ...entry, processed_by_mediaid: true }).processed_by_mediaid).toBe(
      true,
    )
  })

  it('names table, row and column in the error, and never a value', () => {
    const work = () =>
      parseRow('listening_history', { ...listen, session_id: 'alice@example.com', play_duration: 'secret' })
    expect(work).toThrow(
      expect.objectContaining({
        code: 'ROW_INVALID',
        message: expect.stringContaining(`listening_history, row ${id}: session_id`),
        details: { table: 'listening_history', row: id, columns: ['session_id', 'play_duration'] },
      }),
    )
    expect(work).not.toThrow(/alice|secret/)
  })

  it('warns instead: nullable columns that are broken read as null', () => {
    const warnings: DiaError[] = []
    const row = parseRow(
      'listening_history',
      { ...listen, progress_percentage: 'NaN', session_id: 'x' },
      { onInvalid: 'warn', warn: (error) => warnings.push(error) },
    )
    expect(row).toMatchObject({ id, progress_percentage: null, session_id: null })
    expect(warnings.map((error) => error.details.columns)).toEqual([['session_id', 'progress_percentage']])
  })

  it('warns and gives null for a row that cannot be read', () => {
    const warnings: DiaError[] = []
    const options = { onInvalid: 'warn', warn: (error: DiaError) => warnings.push(error) } as const
    expect(parseRow('listening_history', { ...listen, user_id: 4 }, options)).toBeNull()
    expect(parseRow('listening_history', 'nonsense', options)).toBeNull()
    expect(warnings).toHaveLength(2)
  })

  it('refuses a table it does not know, inherited names included', () => {
    expect(codeOf(() => parseRow('toString' as 'events', {}))).toBe('UNKNOWN_TABLE')
  })
})
