import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type EventCatalogue, resolveEventType } from '../events/index.js'
import {
  dnaConsent,
  type EventCoefficients,
  influenceCoefficients,
  parseDnaPreferences,
} from '../influence/index.js'
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

    const { k, valence } = coefficientsOf(definition.type, user.contentFlags, entry.context, catalogue)
    const moved = { ...NOTHING }
    DNA_DOMAINS.forEach((domain, index) => {
      if (target.domains & (1 << index)) moved[domain] = k[domain]
    })
    if (DNA_DOMAINS.every((domain) => moved[domain] === 0)) {
      return skip(target.domains === 0 ? 'ENTITY_WITHOUT_DNA' : 'MUTED_BY_PREFERENCES')
    }

    return {
      userId: entry.userId,
      entryId: entry.id,
      outcome: 'done',
      reason: null,
      eventType: definition.type,
      occurredAt: entry.occurredAt,
      entityType: target.entityType,
      entityId: target.entityId,
      withArtistId: target.withArtistId,
      valence,
      k: moved,
    }
  })
}

/** What an event does to the DNA of those who have no preferences, by catalogue and type: most users, again and again. */
const PLAIN = new WeakMap<EventCatalogue, Map<string, EventCoefficients>>()

function coefficientsOf(
  eventType: string,
  contentFlags: unknown,
  context: unknown,
  catalogue: EventCatalogue,
): EventCoefficients {
  const isPlain =
    typeof contentFlags !== 'object' ||
    contentFlags === null ||
    !Object.hasOwn(contentFlags, 'dna_preferences')
  const plain = isPlain ? PLAIN.get(catalogue)?.get(eventType) : undefined
  if (plain !== undefined) return plain
  const coefficients = influenceCoefficients(
    eventType,
    parseDnaPreferences(contentFlags),
    typeof context === 'string' ? context : undefined,
    catalogue,
  )
  if (isPlain) PLAIN.set(catalogue, (PLAIN.get(catalogue) ?? new Map()).set(eventType, coefficients))
  return coefficients
}

interface Target extends Pick<MediaIdDecision, 'entityType' | 'entityId' | 'withArtistId'> {
  readonly domains: number
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
      ? { entityType: 'artist', entityId: artistId, withArtistId: null, domains: artist }
      : { entityType, entityId, withArtistId: artistId, domains: own | artist }
  }
  return own === undefined ? undefined : { entityType, entityId, withArtistId: null, domains: own }
}
