import { checkMatrixRequest, usersMatrix } from '@dia/core/matrices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialMatrixState, type MatrixState, restoreMatrixState } from '../state/index.js'
import { requestOf } from '../state/MatrixState.js'
import { fromSearchParams, toSearchParams, viewInSearchParams } from './searchParams.js'

const start = initialMatrixState(usersMatrix)
const view: MatrixState = {
  ...start,
  search: 'Ada & "Bo"',
  filters: {
    role: { kind: 'select', values: ['fan', 'artist'] },
    created: { kind: 'timeRange', from: '2025-08-01T00:00:00.000Z' },
  },
  sort: { column: 'email', direction: 'asc' },
  pageSize: 100,
  columns: ['email', 'votes', 'role'],
  pinned: [],
  widths: { email: 320 },
  timeZone: 'Asia/Tokyo',
}

describe('a view as a link', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  it.each([
    ['too long', '😀'.repeat(300), '😀'.repeat(200)],
    ['empty', '', undefined],
  ])('keeps a filter whose entity has a label that is %s', (_, label, kept) => {
    const condition = {
      did: true,
      eventTypes: ['player.track_played'],
      entity: { type: 'artist', id, label },
    }
    const filters = { activity: { kind: 'activity', conditions: [condition] } } as const
    const params = toSearchParams(usersMatrix, { ...start, filters }, 'UTC')
    const { state, notes } = fromSearchParams(usersMatrix, params)
    expect(notes).toEqual([])
    const [read] = state.filters.activity?.kind === 'activity' ? state.filters.activity.conditions : []
    expect(read?.entity).toEqual({ type: 'artist', id, ...(kept === undefined ? {} : { label: kept }) })
  })

  it('says how many ids it lost where they are more than a view keeps', () => {
    const filters = { user: { kind: 'id', values: Array.from({ length: 250 }, () => id) } } as const
    const params = toSearchParams(usersMatrix, { ...start, filters }, 'UTC')
    const { state, notes } = fromSearchParams(usersMatrix, params)
    expect(notes).toEqual([{ part: 'filters', name: 'user', ids: 250 }])
    expect(state.filters).toEqual({})
  })

  it('shows the same to whoever opens it, in the zone its days mean', () => {
    const link = `https://host.example/admin?${toSearchParams(usersMatrix, view, 'UTC')}`
    const { state, notes } = fromSearchParams(usersMatrix, new URL(link).searchParams)
    expect(notes).toEqual([])
    expect(state).toEqual(view)
  })

  it('says nothing of what is as usual, nor of the page and what is open', () => {
    const opened = { ...start, cursors: ['x'], expanded: ['u1'] }
    expect(String(toSearchParams(usersMatrix, opened, 'UTC'))).toBe('')
  })

  it('carries the zone of whoever made it, where the view had none of its own', () => {
    const params = toSearchParams(usersMatrix, { ...view, timeZone: null }, 'Europe/Berlin')
    expect(fromSearchParams(usersMatrix, params).state.timeZone).toBe('Europe/Berlin')
  })

  it('leaves parts of the query alone that are the host’s', () => {
    const { state, notes } = fromSearchParams(usersMatrix, new URLSearchParams('tab=users&utm=x'))
    expect(state).toEqual(start)
    expect(notes).toEqual([])
  })

  it('is restored as it stands, and then whoever opens it is told what could not be used', () => {
    const params = toSearchParams(usersMatrix, view, 'UTC')
    params.set('f.created', '{"kind":"timeRange","from":')
    params.set('q', 'a'.repeat(501))
    const { state, notes } = restoreMatrixState(usersMatrix, viewInSearchParams(params))
    expect(notes).toEqual([{ part: 'search' }, { part: 'filters', name: 'created' }])
    expect(state).toEqual({ ...view, search: '', filters: { role: view.filters.role } })
  })

  it('of which a filter is longer than any is told to whoever opens it', () => {
    const params = new URLSearchParams({
      'f.role': `{"kind":"select","values":["fan"]}${' '.repeat(20_000)}`,
    })
    expect(fromSearchParams(usersMatrix, params).notes).toEqual([{ part: 'filters', name: 'role' }])
  })

  it('gives defaults and a note for garbage, and never throws: 10,000 hostile links', {
    timeout: 60_000,
  }, () => {
    const name = fc.oneof(
      fc.constantFrom('q', 'sort', 'rows', 'cols', 'pin', 'widths', 'tz', 'f.role', 'f.created', 'f.has_dna'),
      fc.constantFrom('f.__proto__', 'f.constructor', '__proto__', 'f.'),
      fc.string({ unit: 'binary' }),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom(
        '{"__proto__":{"polluted":true}}',
        '{"kind":"select","values":["fan"],"__proto__":{"polluted":true}}',
        '{"kind":"timeRange","from":"yesterday"}',
        '{"kind":"timeRange","from":"foo T 1 Z"}',
        '{"kind":"timeRange","from":"2025-02-30T00:00:00Z"}',
        '{"kind":"timeRange","to":"2025-01-01T24:00:00+23:00"}',
        '-1',
        '1e999',
        'NaN',
        'email.asc',
        'email,votes,email',
        '"; drop table profiles; --',
        'javascript:alert(1)',
        'Mars/Olympus',
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { maxLength: 12 }), (entries) => {
        const params = new URLSearchParams()
        for (const [key, value] of entries) params.append(key, value)
        const { state, notes } = fromSearchParams(usersMatrix, params)
        expect(state.columns.length).toBeGreaterThan(0)
        expect(
          usersMatrix.columns.some(({ name: column, sortable }) => column === state.sort.column && sortable),
        ).toBe(true)
        expect(Number.isInteger(state.pageSize) && state.pageSize >= 1).toBe(true)
        for (const filter of Object.keys(state.filters)) {
          expect(usersMatrix.filters.some((offered) => offered.name === filter)).toBe(true)
        }
        expect(Array.isArray(notes)).toBe(true)
        // No source refuses what a link leads to.
        checkMatrixRequest(usersMatrix, requestOf(state))
        expect(({} as Record<string, unknown>).polluted).toBeUndefined()
        // What was understood survives another round.
        expect(fromSearchParams(usersMatrix, toSearchParams(usersMatrix, state, 'UTC')).notes).toEqual([])
      }),
      { numRuns: 10_000 },
    )
  })
})
