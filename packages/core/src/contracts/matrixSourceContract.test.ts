import { describe, expect, it } from 'vitest'
import { indexedMatrixSource, type MatrixSource, memoryMatrixSource } from '../matrices/index.js'
import { contractActivity } from './contractActivity.js'
import type { MatrixSourceHarness } from './MatrixSourceHarness.js'
import { matrixSourceContract } from './matrixSourceContract.js'

const memory: MatrixSourceHarness = {
  open: async (_, rows) => memoryMatrixSource(rows, { did: contractActivity }),
}

describe('memoryMatrixSource', () => {
  for (const { name, run } of matrixSourceContract(memory)) it(name, run)
})

describe('indexedMatrixSource', () => {
  const indexed: MatrixSourceHarness = {
    open: async (_, rows) => indexedMatrixSource(rows),
    answersActivities: false,
  }
  for (const { name, run } of matrixSourceContract(indexed)) it(name, run)
})

/** The same source with one promise broken. */
const twins: readonly (readonly [string, (source: MatrixSource) => Partial<MatrixSource>])[] = [
  [
    'rounds its cents',
    ({ readPage }) => ({
      async readPage(matrix, request, options) {
        const page = await readPage(matrix, request, options)
        const rounded = (row: object) =>
          'amount_cents' in row ? { ...row, amount_cents: String(BigInt(Number(row.amount_cents))) } : row
        return { ...page, rows: page.rows.map((row) => rounded(row as object) as typeof row) }
      },
    }),
  ],
  [
    'forgets the tie-breaker',
    ({ readPage }) => ({
      async readPage(matrix, request, options) {
        const page = await readPage(matrix, request, options)
        const rows = [...page.rows]
        if (request.sort.column === 'score' && request.after !== null) rows.shift()
        return { ...page, rows }
      },
    }),
  ],
  ['ignores a signal', ({ readPage }) => ({ readPage: (matrix, request) => readPage(matrix, request) })],
  [
    'counts all rows',
    ({ countRows }) => ({
      countRows: (matrix, request, options) => countRows(matrix, { ...request, filters: {} }, options),
    }),
  ],
  [
    'takes a star for anything',
    ({ readPage }) => ({
      readPage: (matrix, request, options) =>
        readPage(matrix, { ...request, search: request.search.replaceAll('*', '') }, options),
    }),
  ],
  ['opens the first row for any key', () => ({ openRow: async (_, key) => ({ row_id: key }) as never })],
]

describe('the contract fails a source that', () => {
  it.each(twins)('%s', async (_, spoil) => {
    const cases = matrixSourceContract({
      async open(matrix, rows) {
        const source = await memory.open(matrix, rows)
        return { ...source, ...spoil(source) }
      },
    })
    const ends = await Promise.allSettled(cases.map(({ run }) => run()))
    expect(ends.some(({ status }) => status === 'rejected')).toBe(true)
  })
})

it('refuses a harness that opens nothing', () => {
  expect(() => matrixSourceContract({} as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_HARNESS' }),
  )
})
