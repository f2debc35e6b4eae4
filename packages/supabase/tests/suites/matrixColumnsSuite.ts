import { allMatrices, type MatrixDefinition, type MatrixRow } from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MATRIX_COLUMNS } from '../fixture/matrixColumns.js'
import { matrixRelations } from '../fixture/matrixRelations.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

/** What the definitions and row types say of a matrix's columns, held against its view, both ways. */
export function matrixColumnsSuite(open: OpenBackend): void {
  describe('columns of the matrices', () => {
    let backend: TestBackend

    beforeAll(async () => {
      backend = await open()
    })
    afterAll(() => backend.close())

    const columnsOf = async (relation: string) => {
      const rows = await backend.query<{ name: string; type: string }>(
        `select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
         where a.attrelid = to_regclass('public.' || $1) and a.attnum > 0 order by a.attnum`,
        [relation],
      )
      return Object.fromEntries(rows.map(({ name, type }) => [name, type]))
    }

    it.each(Object.entries(MATRIX_COLUMNS))('of %s are those of its row type', async (name, expected) => {
      expect(await columnsOf(`dia_${name}`)).toEqual(expected)
    })

    it.each(matrixRelations.map((matrix) => [matrix.relation, matrix] as const))(
      'of %s are all there for what its definition names, and each is named; the key comes first',
      async (_, matrix) => {
        const columns = Object.keys(await columnsOf(matrix.relation))
        expect([...namedBy(matrix)].sort()).toEqual([...columns].sort())
        expect(columns[0]).toBe(matrix.key)
      },
    )

    it.each(matrixRelations.map((matrix) => [matrix.relation, matrix] as const))(
      'of %s are drawn as what they are',
      async (_, matrix) => {
        const types = await columnsOf(matrix.relation)
        for (const { name, kind } of matrix.columns) {
          expect(TYPES_OF_KIND[kind], `${name} is ${kind}`).toContain(types[name])
        }
      },
    )

    it.each(
      allMatrices.flatMap(({ summaryFunction = [], activityFunction = [], refreshFunction = [] }) => [
        ...[summaryFunction, activityFunction, refreshFunction].flat(),
      ]),
    )('come with the function %s', async (name) => {
      const found = await backend.query(
        `select from pg_proc where pronamespace = 'public'::regnamespace and proname = $1`,
        [name],
      )
      expect(found).toHaveLength(1)
    })
  })
}

const TEXT = ['text']
const NUMBER = ['int2', 'int4', 'float8']
const TYPES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  text: TEXT,
  id: ['uuid', 'text', 'int8'],
  user: TEXT,
  entity: TEXT,
  badge: TEXT,
  tags: ['_text'],
  number: NUMBER,
  percent: NUMBER,
  boolean: ['bool'],
  time: ['timestamptz'],
  duration: NUMBER,
  money: ['int8'],
  json: ['jsonb'],
  influence: TEXT,
  processing: TEXT,
}

function namedBy(matrix: MatrixDefinition<MatrixRow>): ReadonlySet<string> {
  const { key, columns, filters, searchColumn = [], refreshedAtColumn = [] } = matrix
  return new Set([
    key,
    ...columns.flatMap(({ name, companions = {} }) => [name, ...Object.values(companions)]),
    ...filters.map(({ column }) => column),
    ...[searchColumn, refreshedAtColumn].flat(),
  ])
}
