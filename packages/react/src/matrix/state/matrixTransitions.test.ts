import { transactionsMatrix, usersMatrix } from '@dia/core/matrices'
import { describe, expect, it } from 'vitest'
import { initialMatrixState } from './initialMatrixState.js'
import { offsetOf, requestOf } from './MatrixState.js'
import {
  columnsBeside,
  stepsOnto,
  withColumnMoved,
  withColumns,
  withFilter,
  withNextPage,
  withoutFilters,
  withPageSize,
  withPreviousPage,
  withRowToggled,
  withSearch,
  withSortOffered,
  withSortToggled,
} from './matrixTransitions.js'

const start = initialMatrixState(usersMatrix)

describe('the state of a matrix', () => {
  it('opens on the first page, in the default sort, with the default columns', () => {
    expect(requestOf(start)).toEqual({
      search: '',
      filters: {},
      sort: { column: 'created_at', direction: 'desc' },
      limit: 50,
      after: null,
    })
    expect(start.columns).toContain('email')
    expect(start.columns).not.toContain('media_id')
  })

  it('walks a column through ascending, descending and back to the default sort', () => {
    const once = withSortToggled(start, usersMatrix, 'email')
    const twice = withSortToggled(once, usersMatrix, 'email')
    const thrice = withSortToggled(twice, usersMatrix, 'email')
    expect([once.sort, twice.sort, thrice.sort]).toEqual([
      { column: 'email', direction: 'asc' },
      { column: 'email', direction: 'desc' },
      usersMatrix.defaultSort,
    ])
  })

  it('turns the default column round instead of leaving it unsorted', () => {
    const once = withSortToggled(start, usersMatrix, 'created_at')
    expect(once.sort).toEqual({ column: 'created_at', direction: 'asc' })
    expect(withSortToggled(once, usersMatrix, 'created_at').sort).toEqual(usersMatrix.defaultSort)
  })

  it('does not sort by what the matrix offers no index for', () => {
    expect(withSortToggled(start, usersMatrix, 'role')).toBe(start)
    expect(withSortToggled(start, usersMatrix, 'nonsense')).toBe(start)
  })

  it('gives a sort back that a filter had displaced, unless another was chosen meanwhile', () => {
    const byTime = initialMatrixState(transactionsMatrix)
    const amount = { kind: 'numberRange', from: 500 } as const
    const filtered = withSortOffered(withFilter(byTime, 'amount', amount), transactionsMatrix)
    expect(filtered.sort).toEqual({ column: 'amount_cents', direction: 'desc' })
    const cleared = withSortOffered(withFilter(filtered, 'amount', null), transactionsMatrix)
    expect(cleared).toEqual(byTime)
    const chosen = withSortToggled(filtered, transactionsMatrix, 'created_at')
    expect(chosen).toBe(filtered)
    const turned = { ...filtered, sort: { column: 'amount_cents', direction: 'asc' as const } }
    const kept = withSortOffered(withFilter(turned, 'amount', null), transactionsMatrix)
    expect(kept.sort).toEqual(turned.sort)
  })

  it('drops a column where it is let go, whatever is pinned out of its order', () => {
    const state = {
      ...start,
      columns: ['email', 'role', 'votes', 'listens', 'dna'],
      pinned: ['email', 'listens'],
    }
    const dropped = (name: string, target: string) =>
      withColumnMoved(state, name, stepsOnto(state, name, target)).columns
    expect(columnsBeside(state, 'votes')).toEqual(['role', 'votes', 'dna'])
    expect(dropped('role', 'dna')).toEqual(['email', 'votes', 'dna', 'listens', 'role'])
    expect(dropped('dna', 'role')).toEqual(['email', 'dna', 'role', 'listens', 'votes'])
    expect(dropped('listens', 'email')).toEqual(['listens', 'role', 'votes', 'email', 'dna'])
    // Onto the other group: to the end of its own that lies there.
    expect(dropped('dna', 'listens')).toEqual(['email', 'dna', 'role', 'listens', 'votes'])
    expect(dropped('email', 'votes')).toEqual(['listens', 'role', 'votes', 'email', 'dna'])
  })

  it('keeps the way back through pages', () => {
    const third = withNextPage(withNextPage(start, 'a'), 'b')
    expect(requestOf(third).after).toBe('b')
    expect(offsetOf(third)).toBe(100)
    expect(requestOf(withPreviousPage(third)).after).toBe('a')
    expect(withPreviousPage(start)).toBe(start)
  })

  it('starts at the first page whenever other rows are asked for', () => {
    const deep = withNextPage(start, 'a')
    const changed = [
      withSearch(deep, 'ada'),
      withFilter(deep, 'has_dna', { kind: 'boolean', value: true }),
      withoutFilters(deep),
      withSortToggled(deep, usersMatrix, 'email'),
      withPageSize(deep, 100),
    ]
    for (const state of changed) expect(state.cursors).toEqual([])
  })

  it('sets, replaces and removes a filter', () => {
    const set = withFilter(start, 'role', { kind: 'select', values: ['fan'] })
    const replaced = withFilter(set, 'role', { kind: 'select', values: ['artist'] })
    expect(replaced.filters).toEqual({ role: { kind: 'select', values: ['artist'] } })
    expect(withFilter(replaced, 'role', null).filters).toEqual({})
  })

  it('opens and closes rows', () => {
    const open = withRowToggled(start, 'u1')
    expect(open.expanded).toEqual(['u1'])
    expect(withRowToggled(open, 'u1').expanded).toEqual([])
  })

  it('shows chosen columns in the order of the matrix, and never none', () => {
    expect(withColumns(start, usersMatrix, ['votes', 'email', 'nonsense']).columns).toEqual([
      'email',
      'votes',
    ])
    expect(withColumns(start, usersMatrix, [])).toBe(start)
  })
})
