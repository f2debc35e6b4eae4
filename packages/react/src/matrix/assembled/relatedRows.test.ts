import { checkMatrixRequest, findMatrix } from '@dia/core/matrices'
import { describe, expect, it } from 'vitest'
import { relatedRows } from './relatedRows.js'

const ID = '15480116-8c78-4a75-af8c-2c70795333a6'

describe('the rows that belong to a row', () => {
  const related = Object.entries(relatedRows).flatMap(([name, list]) => list.map((rows) => ({ name, rows })))

  it.each(related)('of $name in $rows.matrix are asked for by filters that it offers', ({ name, rows }) => {
    const columns = Object.fromEntries(findMatrix(name)?.columns.map((column) => [column.name, ID]) ?? [])
    const companions =
      findMatrix(name)?.columns.flatMap(({ companions = {} }) => Object.values(companions)) ?? []
    const row = { ...columns, ...Object.fromEntries(companions.map((column) => [column, ID])) }
    const isOfNoArtist = rows.label === "All the user's subscription payments"
    const filters = rows.filters({
      ...row,
      ...(isOfNoArtist && { artist_id: null }),
      leaderboard_type: 'tracks_daily',
      period_start: '2025-11-01T00:00:00Z',
    })
    const other = findMatrix(rows.matrix)
    expect(other).toBeDefined()
    expect(filters).not.toBeNull()
    if (other && filters) expect(() => checkMatrixRequest(other, { search: '', filters })).not.toThrow()
    expect(rows.filters({})).toBeNull()
  })

  it('of a subscription are the payments to its artist; of one to the platform, all of the user', () => {
    const asked = (row: Record<string, unknown>) =>
      (relatedRows.subscriptions ?? []).map((rows) => rows.filters({ user_id: ID, ...row }))
    const all = {
      from: { kind: 'id', values: [ID] },
      type: { kind: 'select', values: ['subscription'] },
    }
    const artist = ID.replace('1', '2')
    expect(asked({ artist_id: artist })).toEqual([{ ...all, entity: { kind: 'id', values: [artist] } }, null])
    expect(asked({ artist_id: null })).toEqual([null, all])
  })

  it('of an account are in its currency', () => {
    const asked = (row: Record<string, unknown>) =>
      (relatedRows.accounts ?? []).map((rows) => rows.filters(row)?.currency)
    const inYen = { kind: 'select', values: ['JPY'] }
    expect(asked({ user_id: ID, currency: 'JPY' })).toEqual([inYen, inYen])
    expect(asked({ user_id: ID })).toEqual([undefined, undefined])
  })
})
