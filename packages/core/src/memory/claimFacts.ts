import { type EventCatalogue, resolveEventType } from '../events/index.js'
import type { ClaimedBatch, ClaimedEntity, ClaimedEntry, ClaimedUser } from '../passport/index.js'
import { uuidOf } from '../passport/uuidOf.js'
import type { MemoryBooks } from './MemoryBooks.js'
import type { MemoryDna } from './MemoryDna.js'
import { keyOf, type MemoryWork, openBits, type WorkRow } from './MemoryWork.js'
import type { MemoryEntity, MemoryEntry, MemoryWorld } from './MemoryWorld.js'
import { moneyFacts } from './moneyFacts.js'

interface Sources {
  readonly world: MemoryWorld
  readonly catalogue: EventCatalogue
  readonly model: string
  readonly dna: MemoryDna
  readonly books: MemoryBooks
  readonly entries: ReadonlyMap<string, MemoryEntry>
  readonly work: MemoryWork
}

/** All that core needs to decide on leased entries. */
export function claimFacts(
  rows: readonly { readonly row: WorkRow; readonly entry: MemoryEntry }[],
  sources: Sources,
): Omit<ClaimedBatch, 'token' | 'at'> {
  const { world, catalogue, books } = sources
  const entityOf = (entityType: string, entityId: string) =>
    world.entities.find((e) => e.entityType === entityType && e.entityId === entityId)
  const claimed = rows.map(({ row, entry }): ClaimedEntry => {
    const { metadata = {} } = entry
    const money =
      row.state.treasury === 'open'
        ? moneyFacts(entry, {
            books,
            catalogue,
            entityOf,
            entryOf: (userId, entryId) => {
              const key = keyOf({ userId, entryId })
              const found = sources.entries.get(key)
              const isSkipped = sources.work.rows.get(key)?.state.treasury === 'skipped'
              return found && { entry: found, isSkipped }
            },
          })
        : null
    return {
      userId: entry.userId,
      id: entry.id,
      eventType: entry.eventType,
      occurredAt: entry.occurredAt,
      receivedAt: entry.receivedAt ?? entry.occurredAt,
      entityType: entry.entityType ?? null,
      entityId: entry.entityId ?? null,
      context: metadata.context,
      artistId: metadata.artist_id,
      eventId: metadata.event_id,
      progressPercentage: metadata.progress_percentage,
      systems: openBits(row),
      money,
      attempts: Math.max(...Object.values(row.attempts)),
    }
  })
  const moneys = claimed.flatMap(({ money }) => money ?? [])
  const artists = new Set(moneys.map(({ artistId }) => artistId))
  const ids = moneys.flatMap(({ transactionId, refunds }) => [transactionId, refunds?.transactionId ?? ''])
  return {
    entries: claimed,
    users: usersOf(rows, sources),
    entities: entitiesOf(claimed, entityOf, sources),
    transactions: books.claimed(new Set(ids)),
    contracts: world.contracts.filter(({ artistId }) => artists.has(artistId)),
    balances: balancesOf(claimed, sources),
  }
}

function usersOf(
  rows: readonly { readonly row: WorkRow }[],
  { world, dna }: Pick<Sources, 'world' | 'dna'>,
): ClaimedUser[] {
  const wanted = new Set(rows.flatMap(({ row }) => (row.state.mediaid === 'open' ? [row.userId] : [])))
  return world.users.flatMap(({ userId, mediaId, bases }): ClaimedUser[] => {
    if (!wanted.has(userId)) return []
    const profile = dna.profiles.get(userId)
    return [
      {
        userId,
        ...(mediaId === undefined ? {} : { mediaId }),
        contentFlags: bases?.contentFlags ?? {},
        initialised: profile !== undefined,
        ...(profile === undefined ? {} : { model: profile.model }),
        ...(profile === undefined && bases !== undefined ? { bases } : {}),
      },
    ]
  })
}

function entitiesOf(
  entries: readonly ClaimedEntry[],
  entityOf: (entityType: string, entityId: string) => MemoryEntity | undefined,
  { dna, model }: Pick<Sources, 'dna' | 'model'>,
): ClaimedEntity[] {
  const named = entries.flatMap(({ entityType, entityId, artistId }) => [
    [entityType, entityId] as const,
    ['artist', entityType === 'event' ? uuidOf(artistId) : null] as const,
  ])
  const keys = new Map(named.map(([type, id]) => [`${type}:${id}`, [type, id] as const]))
  return [...keys.values()].flatMap(([entityType, entityId]): ClaimedEntity[] => {
    if (entityType === null || entityId === null) return []
    const domains = dna.domainsOf(model, entityType, entityId)
    const known = entityOf(entityType, entityId)
    if (known === undefined && domains === undefined) return []
    return [
      {
        entityType,
        entityId,
        ...(domains === undefined ? { metadata: known?.metadata ?? {} } : { domains }),
        ...(known?.artistId === undefined ? {} : { artistId: known.artistId }),
      },
    ]
  })
}

function balancesOf(
  entries: readonly ClaimedEntry[],
  { books, catalogue }: Pick<Sources, 'books' | 'catalogue'>,
): NonNullable<ClaimedBatch['balances']> {
  const paid = entries.flatMap(({ userId, eventType, money }) =>
    money && resolveEventType(eventType, catalogue)?.transactionType === 'payout'
      ? [uuidOf(money.toUserId) ?? userId]
      : [],
  )
  return [...new Set(paid)].flatMap((userId) => books.balancesOf(userId))
}
