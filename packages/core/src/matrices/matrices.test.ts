import { describe, expect, it } from 'vitest'
import { DiaError } from '../errors/index.js'
import { EVENT_CATALOGUE } from '../events/index.js'
import { tableSchemas } from '../tables/index.js'
import { currencyOptions } from './currencyOptions.js'
import { canonicalTypeOptions, loggedTypeOptions } from './eventTypeOptions.js'
import {
  allMatrices,
  checkMatrixRequest,
  decisionsMatrix,
  defineMatrix,
  diaMatrices,
  findMatrix,
  type MatrixDefinition,
  type MatrixRequest,
  offeredSorts,
  plainMatrices,
  storedValues,
  transactionsMatrix,
  usersMatrix,
} from './index.js'

const thirteen = Object.values(diaMatrices).map(({ name }) => name)

describe('the thirteen matrices', () => {
  it('are those of the requirements', () => {
    expect(thirteen).toEqual(Object.keys(diaMatrices))
    expect(thirteen).toHaveLength(13)
    expect(allMatrices.slice(0, 13).map(({ name }) => name)).toEqual(thirteen)
    expect(new Set(allMatrices.map(({ name }) => name)).size).toBe(allMatrices.length)
  })

  it.each(thirteen)('%s has a function for its figures, and figures', (name) => {
    const matrix = findMatrix(name)
    expect(matrix?.summaryFunction).toBe(`dia_matrix_figures_${name}`)
    expect(matrix?.figures?.length).toBeGreaterThan(0)
  })
})

it('a currency filter offers the codes in use, each of ISO 4217', () => {
  const codes = currencyOptions().map(({ value }) => value)
  expect(codes).toEqual(expect.arrayContaining(['USD', 'EUR', 'JPY', 'KWD']))
  const known = new Set(Intl.supportedValuesOf('currency'))
  expect(codes.filter((code) => !known.has(code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

describe.each(allMatrices.map((matrix) => [matrix.name, matrix] as const))('the matrix %s', (_, matrix) => {
  const columns = new Set(matrix.columns.map(({ name }) => name))
  const names = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => name)

  it('names each column, filter, figure and action once', () => {
    for (const list of [matrix.columns, matrix.filters, matrix.figures, matrix.actions]) {
      expect(names(list)).toEqual([...new Set(names(list))])
    }
  })

  it('sorts by columns of its own, by one at least under each filter and under a search', () => {
    const sortable = names(matrix.columns.filter((column) => column.sortable))
    const { searchSorts = sortable } = matrix
    for (const sorts of [searchSorts, ...matrix.filters.map((filter) => filter.sorts ?? sortable)]) {
      expect(sorts.length).toBeGreaterThan(0)
      expect(sortable).toEqual(expect.arrayContaining([...sorts]))
    }
    expect(offeredSorts(matrix, {})).toContain(matrix.defaultSort.column)
  })

  it('leads only to filters that take the id they are given', () => {
    for (const action of matrix.actions ?? []) {
      if (action.kind !== 'view') continue
      const target = findMatrix(action.to)
      expect(target, action.name).toBeDefined()
      if (action.by === 'detail') continue
      const { filter, column } = action.by
      expect(target?.filters.find(({ name }) => name === filter)?.kind, action.name).toBe('id')
      const companions = matrix.columns.flatMap((shown) => Object.values(shown.companions ?? {}))
      expect([...columns, ...companions]).toContain(column)
    }
  })

  it('undoes an action by another of its own', () => {
    for (const action of matrix.actions ?? []) {
      if (action.kind === 'write' && action.undo !== undefined) {
        expect(names(matrix.actions)).toContain(action.undo)
      }
    }
  })
})

describe('plain matrices', () => {
  const tables: readonly { readonly name: string; readonly row: { readonly shape: object } }[] =
    Object.entries(tableSchemas).map(([name, { row }]) => ({ name, row }))

  it('show every column of the tables that core knows', () => {
    const known = plainMatrices.flatMap((matrix) => {
      const table = tables.find(({ name }) => name === matrix.name)
      return table === undefined ? [] : [{ matrix, shape: Object.keys(table.row.shape) }]
    })
    expect(known.length).toBe(6)
    for (const { matrix, shape } of known) {
      const shown = matrix.columns.map(({ name }) => name)
      // The embedding is 1536 numbers: whether it is there is told instead.
      const wanted = shape.map((name) => (name === 'profile_embedding' ? 'has_embedding' : name))
      expect(shown, matrix.name).toEqual(expect.arrayContaining(wanted))
    }
  })

  it('leave no table of core without a matrix', () => {
    const shown: Readonly<Record<string, string>> = {
      'auth.users': 'users',
      listening_history: 'listens',
      media_engagement_log: 'engagements',
      events: 'events',
      event_votes: 'votes',
      content_items: 'contents',
      artist_profiles: 'artists',
      subscriptions: 'subscriptions',
      treasury_accounts: 'accounts',
      treasury_transactions: 'transactions',
      coliseum_metrics: 'metrics',
      leaderboards: 'leaderboards',
      passport_entries: 'passport',
    }
    for (const { name } of tables) expect(findMatrix(shown[name] ?? name), name).toBeDefined()
  })

  it('refuse a key, a sort or an id that is no column', () => {
    const table = { name: 'notes', key: 'id', columns: { id: 'id', at: 'time' }, sorts: ['at'] } as const
    for (const wrong of [
      { key: 'nothing' },
      { sorts: ['nothing'] },
      { ids: { nothing: 'user' } },
      { idSort: 'nothing' },
    ]) {
      expect(() => defineMatrix({ ...table, ...wrong } as never)).toThrow(DiaError)
    }
  })
})

describe('what a request may be sorted by', () => {
  const request = (given: Partial<MatrixRequest>) => ({ search: '', filters: {}, ...given })
  const check = (matrix: MatrixDefinition<never>, given: Partial<MatrixRequest>) => () =>
    checkMatrixRequest(matrix, request(given))
  const byAmount = { column: 'amount_cents', direction: 'desc' } as const
  const day = { kind: 'timeRange', from: '2025-11-07T00:00:00Z' } as const
  const range = { kind: 'numberRange', from: 1 } as const

  it('is narrowed by each filter that is set, and by a search', () => {
    expect(offeredSorts(transactionsMatrix, request({}))).toEqual(['amount_cents', 'created_at'])
    expect(offeredSorts(transactionsMatrix, request({ search: 'pi_' }))).toEqual(['created_at'])
    expect(offeredSorts(transactionsMatrix, request({ search: '  ' }))).toHaveLength(2)
    expect(offeredSorts(transactionsMatrix, request({ filters: { amount: range } }))).toEqual([
      'amount_cents',
    ])
    expect(offeredSorts(transactionsMatrix, request({ filters: { amount: range, created: day } }))).toEqual(
      [],
    )
  })

  it('is another column under ids whose index goes on with it, and only there', () => {
    const matrix = decisionsMatrix as unknown as MatrixDefinition<never>
    const byOccurred = { column: 'occurred_at', direction: 'desc' } as const
    const filters = { user_id: { kind: 'id', values: ['15480116-8c78-4a75-af8c-2c70795333a6'] } } as const
    expect(offeredSorts(matrix, request({}))).toEqual(['decided_at'])
    expect(offeredSorts(matrix, request({ filters }))).toEqual(['occurred_at'])
    expect(offeredSorts(matrix, request({ filters: { ...filters, decided_at: day } }))).toEqual([])
    expect(check(matrix, { sort: byOccurred })).toThrow(/sorted by "occurred_at"/)
    expect(check(matrix, { sort: byOccurred, filters })).not.toThrow()
  })

  it('is checked: what no index backs is refused', () => {
    expect(check(transactionsMatrix, { sort: byAmount })).not.toThrow()
    expect(check(transactionsMatrix, { sort: byAmount, filters: { amount: range } })).not.toThrow()
    for (const given of [{ filters: { created: day } }, { search: 'pi_1' }]) {
      expect(check(transactionsMatrix, { sort: byAmount, ...given })).toThrow(/sorted by "amount_cents"/)
    }
    expect(check(usersMatrix, { sort: { column: 'role', direction: 'asc' } })).toThrow(DiaError)
  })
})

describe('the event types on offer', () => {
  it('are those of the catalogue, in its order and words', () => {
    const offered = (among: typeof EVENT_CATALOGUE.events) =>
      among.map(({ type, description }) => ({ value: type, label: `${description} (${type})` }))
    expect(canonicalTypeOptions()).toEqual(offered(EVENT_CATALOGUE.events))
    expect(canonicalTypeOptions(['treasury'])).toEqual(
      offered(EVENT_CATALOGUE.events.filter(({ category }) => category === 'treasury')),
    )
  })

  it('stand for all their names where a log holds aliases too', () => {
    const names = loggedTypeOptions().flatMap(({ value, names = [value] }) => names)
    expect(names).toEqual(EVENT_CATALOGUE.events.flatMap(({ type, aliases }) => [type, ...aliases]))
    expect(
      storedValues({ kind: 'select', options: loggedTypeOptions() }, ['played', 'system.login', 'x']),
    ).toEqual(['player.track_played', 'played', 'track_play', 'system.login', 'access.login', 'x'])
  })
})
