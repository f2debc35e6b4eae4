import { usersMatrix } from '@dia/core/matrices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialMatrixState } from './initialMatrixState.js'
import type { MatrixState } from './MatrixState.js'
import { restoreMatrixState } from './restoreMatrixState.js'

const start = initialMatrixState(usersMatrix)
const full: MatrixState = {
  search: 'ada',
  filters: {
    role: { kind: 'select', values: ['fan', 'artist'] },
    has_dna: { kind: 'boolean', value: true },
    created: { kind: 'timeRange', from: '2025-08-01T00:00:00Z', to: '2025-11-01T00:00:00+01:00' },
  },
  sort: { column: 'email', direction: 'asc' },
  pageSize: 100,
  cursors: ['a', 'b'],
  expanded: ['u1'],
  columns: ['votes', 'email'],
  pinned: ['email'],
  widths: { email: 300 },
  timeZone: 'Asia/Tokyo',
  density: 'comfortable',
}

describe('restoring a kept state', () => {
  it('gives back what was kept', () => {
    expect(restoreMatrixState(usersMatrix, JSON.stringify(full))).toEqual({ state: full, notes: [] })
  })

  it('takes the default for what was not kept, without a note', () => {
    expect(restoreMatrixState(usersMatrix, { search: 'ada' })).toEqual({
      state: { ...start, search: 'ada' },
      notes: [],
    })
  })

  it('answers garbage with the default and a note, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything(), fc.json()), (garbage) => {
        const { state, notes } = restoreMatrixState(usersMatrix, garbage)
        expectUsable(state)
        if (typeof garbage !== 'object' && typeof garbage !== 'string')
          expect(notes).toEqual([{ part: 'state' }])
      }),
    )
  })

  it('stays usable when any part of it is garbage', () => {
    const part = fc.oneof(fc.anything(), fc.jsonValue())
    const near = fc.record(
      {
        search: part,
        filters: fc.oneof(
          part,
          fc.dictionary(fc.constantFrom('role', 'has_dna', 'created', '__proto__', 'x'), part),
        ),
        sort: fc.oneof(part, fc.record({ column: part, direction: part })),
        pageSize: part,
        cursors: fc.oneof(part, fc.array(part)),
        expanded: fc.oneof(part, fc.array(part)),
        columns: fc.oneof(part, fc.array(fc.oneof(part, fc.constantFrom('email', 'votes')))),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(near, (garbage) => {
        expectUsable(restoreMatrixState(usersMatrix, garbage).state)
      }),
    )
  })

  it('names each part it could not use', () => {
    const { state, notes } = restoreMatrixState(usersMatrix, {
      ...full,
      filters: {
        role: { kind: 'select', values: ['emperor'] },
        has_dna: { kind: 'boolean', value: 'yes' },
        created: { kind: 'timeRange', from: '2025-08-01' },
        gone: { kind: 'boolean', value: true },
      },
      sort: { column: 'role', direction: 'asc' },
      pageSize: 0,
      columns: ['gone'],
    })
    const { pinned, widths, timeZone, density } = full
    expect(state).toEqual({ ...start, search: 'ada', pinned, widths, timeZone, density })
    expect(notes.map((note) => note.name ?? note.part)).toEqual([
      'role',
      'has_dna',
      'created',
      'gone',
      'sort',
      'pageSize',
      'columns',
    ])
  })

  it('drops cursors that belong to another sort', () => {
    const { state } = restoreMatrixState(usersMatrix, { ...full, sort: 'garbage' })
    expect(state.cursors).toEqual([])
  })

  it('merges nothing into prototypes', () => {
    restoreMatrixState(usersMatrix, '{"__proto__":{"polluted":1},"filters":{"__proto__":{"polluted":1}}}')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

function expectUsable(state: MatrixState): void {
  expect(typeof state.search).toBe('string')
  expect(usersMatrix.columns.some(({ name, sortable }) => name === state.sort.column && sortable)).toBe(true)
  expect(Number.isInteger(state.pageSize) && state.pageSize >= 1 && state.pageSize <= 5000).toBe(true)
  expect(state.columns.length).toBeGreaterThan(0)
  for (const list of [state.cursors, state.expanded, state.columns]) {
    for (const item of list) expect(typeof item).toBe('string')
  }
  for (const [name, value] of Object.entries(state.filters)) {
    expect(usersMatrix.filters.find((filter) => filter.name === name)?.kind).toBe(value.kind)
  }
  expect(restoreMatrixState(usersMatrix, JSON.stringify(state))).toEqual({ state, notes: [] })
}
