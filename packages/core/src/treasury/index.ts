/**
 * Money in bigint cents: splits by contract, bookings, refunds, payouts, and postings that sum to zero.
 * @module
 */

export { TRANSACTION_TYPES, type TransactionType } from '../events/TransactionType.js'
export type {
  AccountStatement,
  StatementBalance,
  StatementLine,
  StatementPosting,
  StatementRequest,
  StatementSource,
} from './AccountStatement.js'
export { allocate } from './allocate.js'
export { type Booking, bookTransaction } from './bookTransaction.js'
export { contractInForce } from './contractInForce.js'
export {
  decidePayout,
  evolvePayout,
  type PayoutCommand,
  type PayoutEvent,
  type PayoutState,
} from './decidePayout.js'
export {
  decideTransaction,
  evolveTransaction,
  type TransactionCommand,
  type TransactionEvent,
  type TransactionState,
} from './decideTransaction.js'
export {
  DEFAULT_SHARES,
  type ExactShares,
  exactShares,
  type PayoutContract,
  type RevenueShares,
  type Share,
} from './PayoutContract.js'
export { parseCents } from './parseCents.js'
export { assertBalanced, type Posting, postingsOf } from './postingsOf.js'
export { renderStatement, type StatementFormat } from './renderStatement.js'
export { settleStatement } from './settleStatement.js'
export { type RevenueSplit, splitRevenue } from './splitRevenue.js'
export {
  type LedgerAccount,
  TRANSACTION_STATUSES,
  type TransactionPart,
  type TransactionStatus,
  type TreasuryTransaction,
} from './TreasuryTransaction.js'
