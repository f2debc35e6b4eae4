import {
  evolvePayout,
  evolveTransaction,
  type PayoutState,
  parseCents,
  type TransactionState,
  type TreasuryTransaction,
} from '../treasury/index.js'
import type { ClaimedBatch, ClaimedContract, ClaimedTransaction } from './ClaimedBatch.js'
import type { TreasuryDecision } from './PassportDecision.js'

/** A transaction, what was refunded of it, and who asked for it. */
export interface KnownTransaction extends TransactionState {
  readonly fromUserId: string | null
  readonly toUserId: string | null
  readonly stripePaymentIntentId: string | null
}

/** The books as a batch sees them: as they were claimed, and as its own earlier decisions leave them. */
export interface BatchMoney {
  readonly transactions: Map<string, KnownTransaction>
  /** Per user and currency. */
  readonly balances: Map<string, bigint>
  readonly contracts: ReadonlyMap<string, readonly ClaimedContract[]>
}

export function moneyOfBatch({
  transactions = [],
  contracts = [],
  balances = [],
}: Pick<ClaimedBatch, 'transactions' | 'contracts' | 'balances'>): BatchMoney {
  const known = new Map<string, KnownTransaction>()
  for (const claimed of transactions) {
    const { fromUserId, toUserId, stripePaymentIntentId } = claimed
    const transaction = transactionOf(claimed)
    known.set(claimed.id, { transaction, refunds: [], fromUserId, toUserId, stripePaymentIntentId })
  }
  for (const { transaction } of [...known.values()]) {
    const original = transaction.reverses === null ? undefined : known.get(transaction.reverses)
    if (original !== undefined)
      known.set(original.transaction.id, { ...original, refunds: [...original.refunds, transaction] })
  }
  const ofArtist = new Map<string, ClaimedContract[]>()
  for (const contract of contracts)
    ofArtist.set(contract.artistId, [...(ofArtist.get(contract.artistId) ?? []), contract])
  return {
    transactions: known,
    contracts: ofArtist,
    balances: new Map(
      balances.map(({ userId, currency, balanceCents }) => [
        balanceKey(userId, currency),
        parseCents(balanceCents),
      ]),
    ),
  }
}

function balanceKey(userId: string, currency: string): string {
  return `${userId} ${currency}`
}

export function payoutStateOf(money: BatchMoney, id: string, userId: string, currency: string): PayoutState {
  const known = money.transactions.get(id)
  return {
    payout: known?.transaction ?? null,
    balanceCents: money.balances.get(balanceKey(userId, currency)) ?? 0n,
  }
}

/** What a refund found by its payment intent gives back. */
export function transactionOfIntent(money: BatchMoney, intent: string): KnownTransaction | undefined {
  for (const known of money.transactions.values())
    if (known.stripePaymentIntentId === intent && known.transaction.reverses === null) return known
  return undefined
}

/** Later decisions of the batch see what an earlier one did. */
export function applyToBatchMoney(money: BatchMoney, decision: TreasuryDecision): void {
  const { effect, fromUserId, toUserId, stripePaymentIntentId } = decision
  if (effect === null || effect.kind === 'duplicate') return
  const { transaction, kind, postings } = effect
  const parties = { fromUserId, toUserId, stripePaymentIntentId }
  const known = money.transactions.get(transaction.id)
  if (kind === 'sent' || kind === 'returned') {
    if (known !== undefined) {
      const event = { kind: kind === 'sent' ? 'completed' : 'failed' } as const
      const { payout } = evolvePayout({ payout: known.transaction, balanceCents: 0n }, event)
      money.transactions.set(transaction.id, { ...known, transaction: payout ?? transaction })
    }
  } else {
    money.transactions.set(transaction.id, { transaction, refunds: [], ...parties })
  }
  const original = kind === 'refunded' ? money.transactions.get(transaction.reverses ?? '') : undefined
  if (original !== undefined) {
    const given = original.refunds.reduce(
      (sum, { amountCents }) => sum + amountCents,
      transaction.amountCents,
    )
    const isWhole = given === original.transaction.amountCents
    const evolved = evolveTransaction(original, { kind: 'refunded', refund: transaction, isWhole })
    money.transactions.set(original.transaction.id, { ...original, ...evolved })
  }
  for (const { account, amountCents, currency } of postings) {
    if (!account.startsWith('balance:')) continue
    const key = balanceKey(account.slice('balance:'.length), currency)
    const balance = money.balances.get(key)
    if (balance !== undefined) money.balances.set(key, balance + amountCents)
  }
}

function transactionOf(claimed: ClaimedTransaction): TreasuryTransaction {
  const { id, type, status, currency, source, reverses } = claimed
  return {
    id,
    type,
    status,
    currency,
    source,
    reverses,
    amountCents: parseCents(claimed.amountCents),
    parts: claimed.parts.map((part) => ({ ...part, amountCents: parseCents(part.amountCents) })),
  }
}
