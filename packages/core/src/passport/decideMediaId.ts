import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type EventCatalogue, resolveEventType } from '../events/index.js'
import { dnaConsent, influenceCoefficients, parseDnaPreferences } from '../influence/index.js'
import type { ClaimedEntry, ClaimedUser } from './ClaimedBatch.js'
import type { MediaIdDecision, SkipReason } from './PassportDecision.js'

const NOTHING: PerDomain<number> = { cultural: 0, behavioral: 0, economic: 0, spatial: 0 }

/** Answers in which domains an entity's vector is not zero, as bits; undefined where it has no vector. */
export type DomainsOfEntity = (entityType: string, entityId: string) => number | undefined

/**
 * Decides what one entry does to its user's DNA: a weight per domain and a direction, or a reason to skip it.
 * Pure: the same entry, user, entities and catalogue give the same decision.
 * @example
 * import { EVENT_CATALOGUE } from '@dia/core/events'
 * import { decideMediaId } from '@dia/core/passport'
 * const entry = { userId: 'u', id: 'e', eventType: 'played', occurredAt: '2025-11-09T12:00:00Z', entityType: 'track', entityId: 't', context: null, artistId: null, attempts: 0 }
 * const user = { userId: 'u', mediaId: 'm', initialised: true }
 * decideMediaId(entry, user, () => 0b0001, EVENT_CATALOGUE).k // → { cultural: 0.4, behavioral: 0, economic: 0, spatial: 0 }
 * decideMediaId(entry, undefined, () => 0b0001, EVENT_CATALOGUE).reason // → 'NO_MEDIAID'
 */
export function decideMediaId(
  entry: ClaimedEntry,
  user: ClaimedUser | undefined,
  domainsOf: DomainsOfEntity,
  catalogue: EventCatalogue,
): MediaIdDecision {
  return answerOrDiaError('decideMediaId', () => {
    if (typeof entry !== 'object' || entry === null)
      throw new DiaError('INVALID_ENTRY', 'There is no entry to decide.', 'Pass an entry of a claimed batch.')
    const definition = resolveEventType(entry.eventType, catalogue)
    const skip = (reason: SkipReason): MediaIdDecision => ({
      userId: entry.userId,
      entryId: entry.id,
      outcome: 'skipped',
      reason,
      eventType: definition?.type ?? entry.eventType,
      occurredAt: entry.occurredAt,
      entityType: entry.entityType,
      entityId: entry.entityId,
      withArtistId: null,
      valence: 0,
      k: NOTHING,
    })

    if (definition === undefined) return skip('UNKNOWN_EVENT_TYPE')
    if (definition.valence === 0) return skip('MOVES_NO_DNA')
    if (user?.mediaId === undefined) return skip('NO_MEDIAID')
    if (!dnaConsent(user.contentFlags)) return skip('NO_CONSENT')
    if (entry.entityType === null || entry.entityId === null) return skip('NO_ENTITY')

    const target = chooseTarget(entry, definition.type, domainsOf)
    if (target === undefined) return skip('ENTITY_NOT_FOUND')

    const { k, valence } = influenceCoefficients(
      definition.type,
      parseDnaPreferences(user.contentFlags),
      typeof entry.context === 'string' ? entry.context : undefined,
      catalogue,
    )
    const moved = { ...NOTHING }
    DNA_DOMAINS.forEach((domain, index) => {
      if (target.domains & (1 << index)) moved[domain] = k[domain]
    })
    if (DNA_DOMAINS.every((domain) => moved[domain] === 0)) {
      return skip(target.domains === 0 ? 'ENTITY_WITHOUT_DNA' : 'MUTED_BY_PREFERENCES')
    }

    return { ...skip('NO_ENTITY'), ...target.identity, outcome: 'done', reason: null, valence, k: moved }
  })
}

interface Target {
  identity: Pick<MediaIdDecision, 'entityType' | 'entityId' | 'withArtistId'>
  domains: number
}

/** A vote mirrors the mean of its event and its artist where both have a vector, else the one that has. */
function chooseTarget(
  entry: ClaimedEntry,
  eventType: string,
  domainsOf: DomainsOfEntity,
): Target | undefined {
  const { entityType, entityId, artistId } = entry
  if (entityType === null || entityId === null) return undefined
  const own = domainsOf(entityType, entityId)
  const isVote = eventType === 'concierto.vote_cast' && entityType === 'event' && typeof artistId === 'string'
  const artist = isVote ? domainsOf('artist', artistId) : undefined
  if (isVote && artist !== undefined) {
    return own === undefined
      ? { identity: { entityType: 'artist', entityId: artistId, withArtistId: null }, domains: artist }
      : { identity: { entityType, entityId, withArtistId: artistId }, domains: own | artist }
  }
  return own === undefined
    ? undefined
    : { identity: { entityType, entityId, withArtistId: null }, domains: own }
}
