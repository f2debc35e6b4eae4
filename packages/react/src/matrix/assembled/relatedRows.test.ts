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
    const filters = rows.filters({
      ...row,
      leaderboard_type: 'tracks_daily',
      period_start: '2025-11-01T00:00:00Z',
    })
    const other = findMatrix(rows.matrix)
    expect(other).toBeDefined()
    expect(filters).not.toBeNull()
    if (other && filters) expect(() => checkMatrixRequest(other, { search: '', filters })).not.toThrow()
    expect(rows.filters({})).toBeNull()
  })
})
