import { describe, expect, it } from 'vitest'
import { parseInsert } from './parseInsert.js'
import { type TableInsert, tableSchemas } from './tableSchemas.js'

const id = '00000000-0000-4000-8000-000000000001'
const user = '15480116-8c78-4a75-af8c-2c70795333a6'
const contract = { artist_id: id, effective_from: '2025-01-01' }

const invalid = (columns: string[]) =>
  expect.objectContaining({ code: 'ROW_INVALID', details: expect.objectContaining({ columns }) })

describe('parseInsert', () => {
  it('writes money and vectors as text, so that JSON loses nothing', () => {
    const transaction: TableInsert<'treasury_transactions'> = {
      id: user,
      transaction_type: 'tip',
      amount_cents: 2n ** 53n + 1n,
      source: 'stripe',
      entry_user_id: user,
      entry_id: user,
      created_at: '2026-01-15T12:00:00Z',
      updated_at: '2026-01-15T12:00:00Z',
    }
    expect(JSON.stringify(parseInsert('treasury_transactions', transaction))).toContain('"9007199254740993"')
    const profile_embedding = Array.from({ length: 1536 }, () => 0)
    profile_embedding[0] = 1e-40
    profile_embedding[1] = -0.5
    const written = parseInsert('media_ids', { user_uuid: user, profile_embedding })
    expect(written.profile_embedding).toMatch(/^\[0,-0\.5,0,/)
  })

  it('refuses a vector that float4 cannot hold', () => {
    const profile_embedding = Array.from({ length: 1536 }, () => 1e39)
    expect(() => parseInsert('media_ids', { user_uuid: user, profile_embedding })).toThrow(
      invalid(['profile_embedding']),
    )
  })

  it('refuses an unknown column, so that a misspelt one is not lost', () => {
    expect(() => parseInsert('profiles', { id, rôle: 'fan' })).toThrow(invalid(['(row)']))
  })

  it('refuses text that Postgres refuses', () => {
    for (const text of ['a\0b', 'half \ud83c', 'half \udfb8 pair']) {
      expect(() => parseInsert('profiles', { id, display_name: text })).toThrow(invalid(['display_name']))
      expect(() => parseInsert('media_ids', { user_uuid: user, content_flags: { [text]: 1 } })).toThrow(
        invalid(['content_flags']),
      )
      expect(() => parseInsert('media_ids', { user_uuid: user, content_flags: { a: [text] } })).toThrow(
        invalid(['content_flags']),
      )
    }
    expect(parseInsert('profiles', { id, display_name: '🎸' }).display_name).toBe('🎸')
  })

  it('refuses a progress beyond 0 to 100 where a row may hold one', () => {
    const listen = { user_id: user, event_type: 'played' }
    expect(() => parseInsert('listening_history', { ...listen, progress_percentage: 100.1 })).toThrow(
      invalid(['progress_percentage']),
    )
    expect(
      parseInsert('listening_history', { ...listen, progress_percentage: '100' }).progress_percentage,
    ).toBe(100)
  })

  it('gives a contract the default shares, and takes shares that sum to exactly 1', () => {
    expect(parseInsert('payout_contracts', contract)).toMatchObject({
      artist_share: 0.7,
      platform_share: 0.3,
      label_share: 0,
      effective_from: '2025-01-01T00:00:00.000000Z',
    })
    const thirds = {
      artist_share: 0.333334,
      platform_share: 0.333333,
      label_share: '0.333333',
      label_user_id: id,
    }
    expect(parseInsert('payout_contracts', { ...contract, ...thirds }).label_share).toBe(0.333333)
  })

  it.each([
    [{ artist_share: 0.700001 }, ['artist_share']],
    [{ artist_share: 0.699999 }, ['artist_share']],
    [{ artist_share: 1.1, platform_share: -0.1 }, ['artist_share', 'platform_share']],
    [{ artist_share: 0.69999995, platform_share: 0.30000005 }, ['artist_share', 'platform_share']],
    [{ artist_share: 0.6, label_share: 0.1 }, ['label_user_id']],
    [{ referral_share: 0.31 }, ['referral_share']],
    [{ expires_at: '2025-01-01' }, ['expires_at']],
  ])('refuses the contract %j', (change, columns) => {
    expect(() => parseInsert('payout_contracts', { ...contract, ...change })).toThrow(invalid(columns))
  })

  it('refuses a leaderboard whose period is empty', () => {
    const board = { leaderboard_type: 'tracks_daily', period_start: '2025-01-02', period_end: '2025-01-02' }
    expect(() => parseInsert('leaderboards', board)).toThrow(invalid(['period_end']))
  })

  it('leaves what the database fixes to the database', () => {
    const entry = {
      id,
      user_id: user,
      event_type: 'player.track_played',
      event_category: 'player',
      device_time: new Date('2025-08-03T12:00:00Z'),
    }
    expect(parseInsert('passport_entries', entry).device_time).toBe('2025-08-03T12:00:00.000000Z')
    for (const column of ['occurred_at', 'created_at', 'clock_flag', 'processed_by_mediaid']) {
      expect(() => parseInsert('passport_entries', { ...entry, [column]: null })).toThrow(invalid(['(row)']))
    }
  })

  it('names every column of a row schema in the insert schema, save what the database fixes', () => {
    for (const [table, { row, insert }] of Object.entries(tableSchemas)) {
      const missing = Object.keys(row.shape).filter((column) => !(column in insert.shape))
      const fixed = ['occurred_at', 'clock_flag', 'created_at', 'processed_at']
      const known = (column: string) => fixed.includes(column) || column.startsWith('processed_by_')
      expect(
        missing.filter((column) => table !== 'passport_entries' || !known(column)),
        table,
      ).toEqual([])
    }
  })
})
