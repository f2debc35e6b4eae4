import { isDiaError } from '@dia/core/errors'
import { allMatrices, type MatrixDefinition, type MatrixRow } from '@dia/core/matrices'
import { fromSearchParams, restoreMatrixState } from '@dia/react/matrix'
import { createDiaClient } from '@dia/supabase'
import { createClient } from '@supabase/supabase-js'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const STATES = 10_000
const matrices = allMatrices as readonly MatrixDefinition<MatrixRow>[]

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '"',
    '\\',
    ')',
    '),or(role.eq.admin',
    'password',
    'role.eq.admin',
    '__proto__',
    'constructor',
    'null',
    '*',
    '%',
    '\0',
    '\ud83d',
    '{"kind":"boolean","value":true}',
    '{"kind":"select","values":["a\\",b"]}',
    '{"kind":"timeRange","from":"2026-01-01T00:00:00Z"}',
    '{"kind":"numberRange","from":1e308}',
    '{"kind":"id","values":["15480116-8c78-4a75-af8c-2c70795333a6"]}',
    '{"kind":"activity","conditions":[{"did":true,"eventTypes":["x"]}]}',
  ),
)

/** A query whose names are half right: of the matrix's filters and columns, or nobody's. */
function queryOf(matrix: MatrixDefinition<MatrixRow>) {
  const column = fc.oneof(fc.constantFrom(...matrix.columns.map(({ name }) => name)), hostile)
  const name = fc.oneof(
    fc.constantFrom('q', 'sort', 'rows', 'cols', 'pin', 'widths', 'tz'),
    fc.constantFrom(...matrix.filters.map((filter) => `f.${filter.name}`), 'f.password', 'f.__proto__'),
    hostile,
  )
  const value = fc.oneof(
    hostile,
    fc.tuple(column, fc.constantFrom('.asc', '.desc', '.asc,role', '')).map((parts) => parts.join('')),
    fc.integer({ min: -1, max: 6000 }).map(String),
  )
  return fc.array(fc.oneof(fc.tuple(name, value), fittingFilter(matrix)), { maxLength: 4 })
}

/** One of the matrix's filters, set to something of its kind that is hostile all the same. */
function fittingFilter({ filters }: MatrixDefinition<MatrixRow>) {
  return fc.tuple(fc.constantFrom(...filters), hostile, fc.double()).map(([filter, text, number]) => {
    const values = {
      select: { values: [text] },
      boolean: { value: number > 0 },
      text: { text },
      timeRange: { from: '2026-01-01T00:00:00Z', to: text },
      numberRange: { from: number },
      id: { values: ['15480116-8c78-4a75-af8c-2c70795333a6'] },
      activity: { conditions: [{ did: number > 0, eventTypes: [text] }] },
    }
    return [`f.${filter.name}`, JSON.stringify({ kind: filter.kind, ...values[filter.kind] })]
  })
}

const cases = fc.constantFrom(...matrices).chain((matrix) =>
  fc.record({
    matrix: fc.constant(matrix),
    query: queryOf(matrix),
    kept: fc.oneof(fc.anything({ maxDepth: 2 }), fc.json({ maxDepth: 2 })),
    cursor: hostile,
  }),
)

/** The columns that a request to PostgREST names, wherever it names them. */
function columnsOf(url: URL): string[] {
  return [...url.searchParams].flatMap(([name, value]) => {
    if (name === 'select')
      return value.split(',').map((one) => one.replace(/^\w+:/, '').replace(/::text$/, ''))
    if (name === 'order') return value.split(',').map((one) => one.split('.')[0] ?? '')
    if (name === 'or' || name === 'and') {
      const withoutValues = value.replace(/"(?:\\.|[^"\\])*"/g, '')
      return [...withoutValues.matchAll(/([^(),.]+)\.(?:not\.)?(?:eq|gte?|lte?|match)\./g)].map(
        ([, one]) => one ?? '',
      )
    }
    return ['limit', 'offset', 'conditions'].includes(name) ? [] : [name]
  })
}

it('of 10,000 hostile links and kept states none throws, and none asks for a column that its matrix has not', {
  timeout: 600_000,
}, async () => {
  const asked: { path: string; columns: string[] }[] = []
  const { matrices: source } = createDiaClient(
    createClient('http://server.test', 'key', {
      accessToken: async () => 'token',
      realtime: { transport: Object as never },
      global: {
        fetch: async (input, init) => {
          const url = new URL(new Request(input, init).url)
          asked.push({ path: url.pathname, columns: columnsOf(url) })
          return Response.json([])
        },
      },
    }),
    { reading: { retries: 0 } },
  )
  let filtered = 0
  await fc.assert(
    fc.asyncProperty(cases, async ({ matrix, query, kept, cursor }) => {
      asked.length = 0
      const known = new Set(
        [
          matrix.key,
          matrix.searchColumn,
          matrix.refreshedAtColumn,
          ...matrix.columns.flatMap(({ name, companions = {} }) => [name, ...Object.values(companions)]),
          ...matrix.filters.map(({ column }) => column),
        ].filter((name) => name !== undefined),
      )
      const link = fromSearchParams(matrix, new URLSearchParams(query)).state
      const restored = restoreMatrixState(matrix, kept).state
      for (const { state, after } of [
        { state: link, after: null },
        { state: restored, after: restored.cursors.at(-1) ?? null },
        {
          state: link,
          after: JSON.stringify([link.sort.column, link.sort.direction, cursor, cursor]),
        },
      ]) {
        const { search, filters, sort, pageSize: limit } = state
        if (Object.keys(filters).length > 0) filtered += 1
        await source.readPage(matrix, { search, filters, sort, limit, after }).catch((error: unknown) => {
          if (!isDiaError(error) || error.code !== 'INVALID_CURSOR') throw error
        })
      }
      expect(asked.length).toBeGreaterThan(0)
      const relations = [matrix.relation, ...matrix.filters.flatMap(({ relation }) => relation ?? [])]
      // The last is asked where an optional matrix reads no row: its table may be missing.
      const itsOwn = [...relations, `rpc/${matrix.activityFunction}`, 'rpc/dia_matrix_degradations'].map(
        (name) => `/rest/v1/${name}`,
      )
      for (const { path, columns } of asked) {
        expect(itsOwn).toContain(path)
        expect(columns.filter((column) => !known.has(column))).toEqual([])
      }
    }),
    { numRuns: STATES },
  )
  expect(filtered).toBeGreaterThan(STATES / 50)
})
