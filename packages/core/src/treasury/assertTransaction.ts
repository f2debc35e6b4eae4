import { DiaError } from '../errors/index.js'
import { TRANSACTION_TYPES } from '../events/TransactionType.js'
import { TRANSACTION_STATUSES, type TreasuryTransaction } from './TreasuryTransaction.js'

/** Throws DiaError `INVALID_TRANSACTION` unless all fields are well and the parts sum to the amount. */
export function assertTransaction(transaction: unknown): asserts transaction is TreasuryTransaction {
  const isWell =
    isObject(transaction) &&
    typeof transaction.id === 'string' &&
    isOneOf(TRANSACTION_TYPES, transaction.type) &&
    isOneOf(TRANSACTION_STATUSES, transaction.status) &&
    typeof transaction.currency === 'string' &&
    typeof transaction.source === 'string' &&
    (transaction.type !== 'payout' || transaction.source.startsWith('pending:')) &&
    (transaction.reverses === null || typeof transaction.reverses === 'string') &&
    typeof transaction.amountCents === 'bigint' &&
    transaction.amountCents > 0n &&
    sumOfParts(transaction.parts) === transaction.amountCents
  if (!isWell) throw invalidTransaction()
}

/** Null when they are no parts. */
function sumOfParts(parts: unknown): bigint | null {
  if (!Array.isArray(parts)) return null
  let sum = 0n
  for (const part of parts as readonly unknown[]) {
    if (!isObject(part) || typeof part.account !== 'string') return null
    if (typeof part.amountCents !== 'bigint' || part.amountCents < 0n) return null
    sum += part.amountCents
  }
  return sum
}

function isOneOf(known: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && known.includes(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function invalidTransaction(): DiaError {
  return new DiaError(
    'INVALID_TRANSACTION',
    'A transaction or posting has a missing or wrong field, or parts that do not sum to its amount.',
    'Pass what bookTransaction, decideTransaction or decidePayout answered.',
  )
}
