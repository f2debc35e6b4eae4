import { isDiaError } from '@dia/core/errors'
import { type MatrixRequest, usersMatrix } from '@dia/core/matrices'
import { createClient } from '@supabase/supabase-js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { supabaseMatrixSource } from './supabaseMatrixSource.js'

const STATES = 10_000
const KNOWN = new Set<string>([
  usersMatrix.key,
  ...usersMatrix.columns.map(({ name }) => name),
  ...usersMatrix.filters.map(({ column }) => column),
  usersMatrix.searchColumn ?? '',
  usersMatrix.refreshedAtColumn ?? '',
])
const SORTABLE = usersMatrix.columns.filter(({ sortable }) => sortable).map(({ name }) => name)

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '"',
    '\\',
    '),or(role.eq.admin',
    'a,b',
    'null',
    '*',
    '%',
    '__proto__',
    'password',
    '\0',
    '\ud83d',
  ),
)
const anything = fc.oneof(text, fc.anything({ maxDepth: 2 }))
const value = fc.oneof(
  fc.record({ kind: fc.constant('select'), values: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('boolean'), value: fc.boolean() }),
  fc.record({ kind: fc.constant('timeRange'), from: fc.oneof(fc.constant('2026-01-01T00:00:00Z'), text) }),
  anything,
)
const state = fc.record({
  search: fc.oneof({ weight: 8, arbitrary: text }, { weight: 1, arbitrary: anything }),
  filters: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.dictionary(fc.constantFrom(...usersMatrix.filters.map(({ name }) => name)), value, {
        maxKeys: 2,
      }),
    },
    { weight: 1, arbitrary: fc.dictionary(text, value, { maxKeys: 2 }) },
    { weight: 1, arbitrary: anything },
  ),
  sort: fc.record({
    column: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...SORTABLE) }, { weight: 1, arbitrary: text }),
    direction: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('asc', 'desc') },
      { weight: 1, arbitrary: text },
    ),
  }),
  limit: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 500 }) },
    { weight: 1, arbitrary: anything },
  ),
  after: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text }),
})

it('of 10,000 hostile states none throws but a DiaError, and none names a column that is not offered', {
  timeout: 240_000,
}, async () => {
  let sent = 0
  const source = supabaseMatrixSource(
    createClient('http://server.test', 'key', {
      accessToken: async () => 'token',
      realtime: { transport: Object as never },
      global: {
        fetch: async (input) => {
          sent += 1
          const { searchParams } = new URL(String(input))
          for (const [name, asked] of searchParams) {
            if (name === 'select') expect(asked.split(',').every((column) => KNOWN.has(column))).toBe(true)
            else if (name === 'order') expect(asked).toMatch(/^[a-z_]+\.(asc|desc)(,user_id\.(asc|desc))?$/)
            else if (!['limit', 'or'].includes(name)) expect(KNOWN).toContain(name)
            if (name === 'order') expect(SORTABLE).toContain(asked.split('.')[0])
          }
          return Response.json([])
        },
      },
    }),
  )
  await fc.assert(
    fc.asyncProperty(state, async (request) => {
      await source.readPage(usersMatrix, request as MatrixRequest).catch((error: unknown) => {
        if (!isDiaError(error)) throw error
        expect(['INVALID_MATRIX_REQUEST', 'INVALID_CURSOR', 'UNREADABLE_INPUT']).toContain(error.code)
      })
    }),
    { numRuns: STATES },
  )
  expect(sent).toBeGreaterThan(STATES / 20)
})
