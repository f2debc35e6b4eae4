import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDiaError } from '../errors/index.js'
import { parseInsert } from './parseInsert.js'
import { parseRow } from './parseRow.js'
import { type TableName, tableSchemas } from './tableSchemas.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 10
const tables = Object.keys(tableSchemas) as TableName[]

const foreign = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withTypedArray: true,
  withObjectString: true,
})
const nearly = fc.oneof(
  fc.constantFrom('2025-08-03', 'infinity', '1e999', '[NaN]', '__proto__', '-0', '\0', -0, Number.NaN, null),
  fc.uuid(),
  fc.date(),
  fc.bigInt(),
  foreign,
)

function rowOf(table: TableName) {
  const columns = [...Object.keys(tableSchemas[table].row.shape), '__proto__', 'constructor']
  return fc.array(fc.tuple(fc.constantFrom(...columns), nearly)).map((pairs) => {
    const row: object = {}
    for (const [column, value] of pairs)
      Object.defineProperty(row, column, { value, enumerable: true, configurable: true, writable: true })
    return row
  })
}

function valueOrDiaError(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (!isDiaError(error)) throw error
  }
}

it(
  'any input to any table gives a row or a DiaError',
  () => {
    const anyRow = fc
      .constantFrom(...tables)
      .chain((table) => fc.tuple(fc.constant(table), fc.oneof(rowOf(table), foreign)))
    fc.assert(
      fc.property(anyRow, ([table, value]) => {
        valueOrDiaError(() => parseRow(table, value))
        valueOrDiaError(() => parseInsert(table, value))
        let warned = 0
        const row = parseRow(table, value, { onInvalid: 'warn', warn: () => warned++ })
        if (row === null) expect(warned).toBe(1)
        expect(warned).toBeLessThan(2)
      }),
      { numRuns: runs },
    )
    expect({}).not.toHaveProperty('polluted')
  },
  timeout,
)

it('objects that throw when they are read give a DiaError', () => {
  const traps: unknown[] = [
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('get')
        },
      },
    ),
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('ownKeys')
        },
      },
    ),
    {
      get id() {
        throw new Error('getter')
      },
    },
    {
      metadata: {
        get x() {
          throw new Error('inner')
        },
      },
    },
    {
      created_at: Object.assign(new Date(), {
        toISOString: () => {
          throw new Error('date')
        },
      }),
    },
  ]
  for (const value of traps) {
    valueOrDiaError(() => parseRow('listening_history', value))
    valueOrDiaError(() => parseRow('listening_history', value, { onInvalid: 'warn', warn: () => {} }))
    valueOrDiaError(() => parseInsert('listening_history', value))
  }
})

it(
  'a table name that is no text gives a DiaError',
  () => {
    fc.assert(
      fc.property(foreign, (name) => valueOrDiaError(() => parseRow(name as TableName, {}))),
      { numRuns: Math.min(runs, 1000) },
    )
  },
  timeout,
)
