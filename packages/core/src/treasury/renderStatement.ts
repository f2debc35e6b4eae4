import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { AccountStatement, StatementLine } from './AccountStatement.js'
import { parseCents } from './parseCents.js'

export type StatementFormat = 'csv' | 'json'

const HEAD = [
  'posted_at',
  'transaction_id',
  'transaction_type',
  'status',
  'account',
  'currency',
  'amount_cents',
  'balance_cents',
  'pending_cents',
]

/**
 * A statement as a file: CSV by RFC 4180 between a line of the opening and one of the closing balance, or JSON; cents
 * are whole and exact in both. Throws DiaError `INVALID_STATEMENT`.
 * @example
 * import { renderStatement } from '@dia/core/treasury'
 * const none = { balanceCents: 0n, pendingCents: 0n }
 * const statement = { currency: 'USD', from: null, to: null, opening: none, lines: [], closing: none }
 * renderStatement(statement, 'csv').split('\r\n')[1] // → ',,opening balance,,,USD,,0,0'
 */
export function renderStatement(statement: AccountStatement, format: StatementFormat): string {
  return answerOrDiaError('renderStatement', () => {
    if (typeof statement !== 'object' || statement === null || !Array.isArray(statement.lines)) {
      throw new DiaError(
        'INVALID_STATEMENT',
        'This is not a statement',
        'Pass what a StatementSource answers.',
      )
    }
    return format === 'json'
      ? `${JSON.stringify(statement, (_, value) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`
      : csvOf(statement)
  })
}

function csvOf({ currency, from, to, opening, lines, closing }: AccountStatement): string {
  const edge = (at: string | null, what: string, there: AccountStatement['opening']) => [
    at ?? '',
    '',
    what,
    '',
    '',
    currency,
    '',
    parseCents(there.balanceCents),
    parseCents(there.pendingCents),
  ]
  const rows = [
    HEAD,
    edge(from, 'opening balance', opening),
    ...lines.map((line: StatementLine) => [
      line.postedAt,
      line.transactionId,
      line.transactionType ?? '',
      line.status,
      line.account,
      currency,
      parseCents(line.amountCents),
      parseCents(line.balanceCents),
      parseCents(line.pendingCents),
    ]),
    edge(to, 'closing balance', closing),
  ]
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/** Numbers are left alone; text that a spreadsheet would take for a formula is not. */
function cellOf(value: unknown): string {
  if (typeof value === 'bigint') return String(value)
  const text = String(value)
  const harmless = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
