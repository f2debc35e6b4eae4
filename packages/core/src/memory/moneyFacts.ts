import { type EventCatalogue, resolveEventType, type TransactionType } from '../events/index.js'
import type { ClaimedMoney } from '../passport/index.js'
import { uuidOf } from '../passport/uuidOf.js'
import type { MemoryBooks } from './MemoryBooks.js'
import type { MemoryEntity, MemoryEntry } from './MemoryWorld.js'

/** Where a log looks things up to say what an entry's money is about. */
export interface MoneyLookup {
  readonly books: MemoryBooks
  readonly catalogue: EventCatalogue
  entityOf(entityType: string, entityId: string): MemoryEntity | undefined
  /** An entry of the log, and whether the Treasury skipped it. */
  entryOf(userId: string, entryId: string): { entry: MemoryEntry; isSkipped: boolean } | undefined
}

/** The transaction that an entry makes or changes: a payment intent pays once for one kind of thing. */
function transactionIdOf(
  { userId, id, entityType, entityId, metadata = {} }: MemoryEntry,
  type: TransactionType | undefined,
): string {
  const own = `entry:${userId}:${id}`
  if (type === 'payout' && entityType === 'transaction' && entityId) return entityId
  if (type === 'refund')
    return isName(metadata.stripe_refund_id) ? `refund:${metadata.stripe_refund_id}` : own
  const intent = metadata.stripe_payment_intent_id
  return isName(intent) ? `${type}:${intent}` : own
}

/** What the log knows about an entry's money. */
export function moneyFacts(entry: MemoryEntry, lookup: MoneyLookup): ClaimedMoney {
  const type = resolveEventType(entry.eventType, lookup.catalogue)?.transactionType
  const { metadata = {}, entityType, entityId } = entry
  const entity = entityType && entityId ? lookup.entityOf(entityType, entityId) : undefined
  const ofEntity = entityType === 'artist' ? (entityId ?? null) : (entity?.artistId ?? null)
  const artistId = uuidOf(metadata.artist_id) ?? ofEntity
  const artist = artistId === null ? undefined : lookup.entityOf('artist', artistId)
  return {
    amountCents: metadata.amount_cents,
    currency: metadata.currency,
    toUserId: metadata.to_user_id,
    referrerUserId: metadata.referrer_user_id,
    stripePaymentIntentId: metadata.stripe_payment_intent_id,
    transactionId: transactionIdOf(entry, type),
    payeeUserId: (entityType === 'event' && artistId === null ? entity?.userId : artist?.userId) ?? null,
    artistId,
    refunds: type === 'refund' ? refundOf(entry, lookup) : null,
  }
}

/** A refund's original: as far as the log can tell it, and where its entry stands. */
function refundOf({ userId, metadata = {} }: MemoryEntry, lookup: MoneyLookup): ClaimedMoney['refunds'] {
  const { books, catalogue } = lookup
  const ofEntry = uuidOf(metadata.refunds_entry_id)
  const intent = metadata.stripe_payment_intent_id
  if (ofEntry !== null) {
    const logged = lookup.entryOf(userId, ofEntry)
    const type = logged && resolveEventType(logged.entry.eventType, catalogue)?.transactionType
    const transactionId = logged === undefined ? null : transactionIdOf(logged.entry, type)
    const movesMoney = type !== undefined && type !== 'refund' && type !== 'payout'
    const original = logged === undefined ? 'absent' : movesMoney && !logged.isSkipped ? 'logged' : 'skipped'
    return { transactionId, original, key: transactionId ?? `entry:${userId}:${ofEntry}` }
  }
  if (!isName(intent)) return null
  for (const { transaction, decision } of books.transactions.values())
    if (decision.stripePaymentIntentId === intent && !['refund', 'payout'].includes(transaction.type))
      return { transactionId: transaction.id, original: 'absent', key: transaction.id }
  return { transactionId: null, original: 'absent', key: `intent:${intent}` }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
