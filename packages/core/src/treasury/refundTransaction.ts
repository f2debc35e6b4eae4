import { DiaError } from '../errors/index.js'
import { allocate } from './allocate.js'
import { parseCents } from './parseCents.js'
import type { TransactionPart, TreasuryTransaction } from './TreasuryTransaction.js'

/**
 * The transaction that reverses another, wholly (what is left of it) or in part. A part is taken from each
 * receiver in proportion to what they still have of it, so that no receiver ever gives back more than they
 * got and partial refunds add up to the whole. Throws DiaError `REFUND_TOO_LARGE`, `INVALID_AMOUNT`.
 */
export function refundTransaction(
  original: TreasuryTransaction,
  earlierRefunds: readonly TreasuryTransaction[],
  refund: { readonly id: string; readonly amountCents?: string | number | bigint | null | undefined },
): TreasuryTransaction {
  const left = original.parts.map((part) => part.amountCents - refundedOf(part, earlierRefunds))
  const leftInAll = left.reduce((sum, cents) => sum + cents, 0n)
  const amountCents = parseCents(refund.amountCents ?? leftInAll)
  if (amountCents > leftInAll)
    throw new DiaError(
      'REFUND_TOO_LARGE',
      'A refund asks for more than is left of the original.',
      'Refund at most the original amount less earlier refunds.',
      { details: { leftCents: String(leftInAll), askedCents: String(amountCents) } },
    )
  if (amountCents <= 0n)
    throw new DiaError(
      'INVALID_AMOUNT',
      'A refund must move more than 0 cents.',
      'Leave the amount out for all.',
    )
  const cents = allocate(amountCents, left)
  return {
    id: refund.id,
    type: 'refund',
    status: 'completed',
    amountCents,
    currency: original.currency,
    source: original.source,
    parts: original.parts
      .map((part, index) => ({ ...part, amountCents: cents[index] ?? 0n }))
      .filter((part) => part.amountCents > 0n),
    reverses: original.id,
  }
}

function refundedOf(part: TransactionPart, refunds: readonly TreasuryTransaction[]): bigint {
  return refunds
    .flatMap((refund) => refund.parts)
    .filter((given) => given.role === part.role)
    .reduce((sum, given) => sum + given.amountCents, 0n)
}
