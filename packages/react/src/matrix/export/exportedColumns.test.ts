import { allMatrices, type MatrixDefinition, type MatrixRow, transactionsMatrix } from '@dia/core/matrices'
import { expect, it } from 'vitest'
import { exportedColumns } from './exportedColumns.js'
import { exportRows } from './exportRows.js'

const matrices = allMatrices as readonly MatrixDefinition<MatrixRow>[]
const transactions = transactionsMatrix as unknown as MatrixDefinition<MatrixRow>
const names = (matrix: MatrixDefinition<MatrixRow>, chosen: readonly string[]) =>
  exportedColumns(matrix, chosen).map(({ name }) => name)

it('each amount, user and entity of an export is followed by what names it, none twice', () => {
  for (const matrix of matrices) {
    const all = names(
      matrix,
      matrix.columns.map(({ name }) => name),
    )
    expect(all).toHaveLength(new Set(all).size)
    for (const column of matrix.columns) {
      const alone = names(matrix, [column.name])
      expect(alone).toEqual([column.name, ...Object.values(column.companions ?? {})])
    }
  }
})

it('a column that was chosen by itself stays in its place, and an unknown one is left out', () => {
  const accounts = matrices.find(({ name }) => name === 'accounts')
  expect(accounts && names(accounts, ['balance_cents', 'pending_cents', 'currency', 'gone'])).toEqual([
    'balance_cents',
    'pending_cents',
    'currency',
  ])
  expect(accounts && names(accounts, ['balance_cents', 'pending_cents'])).toEqual([
    'balance_cents',
    'currency',
    'pending_cents',
  ])
})

it.each(['csv', 'json', 'ndjson'] as const)(
  'a %s file tells yen from euro, and whose the money was',
  async (format) => {
    const rows = [
      {
        transaction_id: 'a',
        from_email: null,
        from_user_id: 'u-1',
        from_name: 'Ana',
        amount_cents: '1000',
        currency: 'JPY',
      },
      {
        transaction_id: 'b',
        from_email: '',
        from_user_id: 'u-2',
        from_name: '',
        amount_cents: '1000',
        currency: 'EUR',
      },
    ]
    const source = {
      readPage: async () => ({ rows, next: null, refreshedAt: null }),
    }
    const { blob } = await exportRows(
      source as never,
      transactions,
      { search: '', filters: {}, sort: transactions.defaultSort },
      { format, columns: ['from_email', 'amount_cents'] },
    )
    const text = await blob.text()
    const wanted = {
      csv: 'from_email,from_user_id,from_name,amount_cents,currency\r\n,u-1,Ana,1000,JPY\r\n,u-2,,1000,EUR\r\n',
      json: '[\n{"from_email":null,"from_user_id":"u-1","from_name":"Ana","amount_cents":1000,"currency":"JPY"},\n{"from_email":"","from_user_id":"u-2","from_name":"","amount_cents":1000,"currency":"EUR"}\n]\n',
      ndjson:
        '{"from_email":null,"from_user_id":"u-1","from_name":"Ana","amount_cents":1000,"currency":"JPY"}\n{"from_email":"","from_user_id":"u-2","from_name":"","amount_cents":1000,"currency":"EUR"}\n',
    }
    expect(text).toBe(wanted[format])
  },
)
