import type { ClaimedTransaction, TreasuryDecision } from '../passport/index.js'
import type { Posting } from '../treasury/index.js'
import { keyOf } from './MemoryWork.js'

type Effect = NonNullable<TreasuryDecision['effect']>

interface Booked {
  readonly transaction: Effect['transaction']
  readonly decision: TreasuryDecision
  refundedCents: bigint
}

/** Transactions, and accounts as the sums of their postings. */
export class MemoryBooks {
  readonly transactions = new Map<string, Booked>()
  /** Per account and currency; users' accounts as `balance:<user>` and `pending:<user>`. */
  readonly #accounts = new Map<string, bigint>()

  balanceOf(account: string, currency: string): bigint {
    return this.#accounts.get(`${account} ${currency}`) ?? 0n
  }

  /** Balances of a user, in every currency. */
  balancesOf(userId: string): { userId: string; currency: string; balanceCents: string }[] {
    const start = `balance:${userId} `
    return [...this.#accounts].flatMap(([key, cents]) =>
      key.startsWith(start)
        ? [{ userId, currency: key.slice(start.length), balanceCents: String(cents) }]
        : [],
    )
  }

  /** The transactions of these ids, and the refunds of them. */
  claimed(ids: ReadonlySet<string>): ClaimedTransaction[] {
    return [...this.transactions.values()].flatMap(({ transaction, decision }) => {
      if (!ids.has(transaction.id) && !ids.has(transaction.reverses ?? '')) return []
      const { fromUserId, toUserId, stripePaymentIntentId } = decision
      return [
        {
          ...transaction,
          amountCents: String(transaction.amountCents),
          parts: transaction.parts.map((part) => ({ ...part, amountCents: String(part.amountCents) })),
          fromUserId,
          toUserId,
          stripePaymentIntentId,
        },
      ]
    })
  }

  /**
   * Books decisions in their order and answers those that were overtaken since they were decided: the key was taken,
   * the original or the balance has changed. Nothing of theirs is booked.
   */
  book(decisions: readonly TreasuryDecision[]): Set<string> {
    const stale = new Set<string>()
    for (const decision of decisions) {
      const { effect } = decision
      if (effect === null || effect.kind === 'duplicate') continue
      if (this.#isOvertaken(decision, effect)) stale.add(keyOf(decision))
      else this.#apply(decision, effect)
    }
    return stale
  }

  #isOvertaken({ fromUserId, refundedBefore }: TreasuryDecision, effect: Effect): boolean {
    const { transaction, kind, postings } = effect
    const known = this.transactions.get(transaction.id)
    switch (kind) {
      case 'booked':
        return known !== undefined
      case 'requested':
        return known !== undefined || postings.some((posting) => this.#wouldOverdraw(posting, fromUserId))
      case 'refunded': {
        const original = this.transactions.get(transaction.reverses ?? '')
        return (
          known !== undefined ||
          original?.transaction.status !== 'completed' ||
          original.refundedCents !== refundedBefore
        )
      }
      default:
        return known?.transaction.status !== 'pending'
    }
  }

  #wouldOverdraw({ account, amountCents, currency }: Posting, userId: string | null): boolean {
    return account === `balance:${userId}` && this.balanceOf(account, currency) + amountCents < 0n
  }

  #apply(decision: TreasuryDecision, { transaction, kind, postings }: Effect): void {
    const known = this.transactions.get(transaction.id)
    this.transactions.set(transaction.id, {
      transaction,
      decision: known?.decision ?? decision,
      refundedCents: known?.refundedCents ?? 0n,
    })
    const original = kind === 'refunded' ? this.transactions.get(transaction.reverses ?? '') : undefined
    if (original !== undefined) {
      const refundedCents = original.refundedCents + transaction.amountCents
      const isWhole = refundedCents === original.transaction.amountCents
      const { status } = original.transaction
      this.transactions.set(original.transaction.id, {
        ...original,
        refundedCents,
        transaction: { ...original.transaction, status: isWhole ? 'refunded' : status },
      })
    }
    for (const { account, amountCents, currency } of postings) {
      const key = `${account} ${currency}`
      this.#accounts.set(key, (this.#accounts.get(key) ?? 0n) + amountCents)
    }
  }
}
