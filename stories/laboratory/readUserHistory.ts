import { DNA_DOMAINS, type PerDomain } from '@dia/core/domains'
import { DiaError } from '@dia/core/errors'
import { EVENT_CATALOGUE } from '@dia/core/events'
import type { UserDna } from '@dia/core/identity'
import { parseDnaPreferences } from '@dia/core/influence'
import type { MirrorInteraction } from '@dia/core/mirroring'
import { type ClaimedEntry, decideMediaId } from '@dia/core/passport'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { LaboratoryHistory } from './LaboratoryHistory.js'
import { readAllRows } from './readAllRows.js'
import { type EntityKey, keyOf, readEntityVectors } from './readEntityVectors.js'

interface EntryRow {
  readonly id: string
  readonly event_type: string
  readonly entity_type: string | null
  readonly entity_id: string | null
  readonly occurred_at: string
  readonly metadata: Readonly<Record<string, unknown>>
}

/**
 * What a user's DNA is made of, as an admin may read it from the log, decided by the processor's own rules; the
 * vectors are made here of what the host says about its tracks, artists and events.
 */
export async function readUserHistory(supabase: SupabaseClient, user: UserDna): Promise<LaboratoryHistory> {
  if (user.bases === null) throw new DiaError('NO_MEDIAID', 'The user has no MediaID.', 'Choose another.')
  const entries = (
    await readAllRows<EntryRow>((from, to) =>
      supabase
        .from('passport_entries')
        .select('id, event_type, entity_type, entity_id, occurred_at, metadata')
        .eq('user_id', user.userId)
        .order('id')
        .range(from, to),
    )
  ).map((row) => claimed(user.userId, row))
  const vectors = await readEntityVectors(supabase, entries.flatMap(entitiesOf))
  const decide = (entry: ClaimedEntry) =>
    decideMediaId(
      entry,
      { userId: user.userId, mediaId: user.mediaId ?? '', initialised: true },
      (type, id) => domainBits(vectors.get(keyOf(type, id))),
      EVENT_CATALOGUE,
    )
  return {
    bases: user.bases,
    preferences: parseDnaPreferences(user.bases.contentFlags),
    interactions: entries.flatMap((entry): MirrorInteraction[] => {
      const { outcome, eventType, entityType, entityId, withArtistId } = decide(entry)
      const own = vectors.get(keyOf(entityType, entityId))
      if (outcome !== 'done' || own === undefined) return []
      const artist = withArtistId === null ? undefined : vectors.get(keyOf('artist', withArtistId))
      return [
        {
          id: entry.id,
          eventType,
          occurredAt: new Date(entry.occurredAt).toISOString(),
          entity: artist ? meanOf(own, artist) : own,
          context: typeof entry.context === 'string' ? entry.context : null,
        },
      ]
    }),
    readAt: user.readAt,
  }
}

function claimed(userId: string, row: EntryRow): ClaimedEntry {
  return {
    userId,
    id: row.id,
    eventType: row.event_type,
    occurredAt: row.occurred_at,
    entityType: row.entity_type,
    entityId: row.entity_id,
    context: row.metadata.context,
    artistId: row.metadata.artist_id,
    attempts: 0,
  }
}

function entitiesOf({ entityType, entityId, artistId }: ClaimedEntry): EntityKey[] {
  const own = entityType !== null && entityId !== null ? [{ type: entityType, id: entityId }] : []
  return entityType === 'event' && typeof artistId === 'string'
    ? [...own, { type: 'artist', id: artistId }]
    : own
}

function domainBits(vectors: PerDomain<Float32Array> | undefined): number | undefined {
  return (
    vectors && DNA_DOMAINS.reduce((bits, domain, n) => bits | (vectors[domain].some(Boolean) ? 1 << n : 0), 0)
  )
}

/** What a vote mirrors: the mean of its event and its artist. */
function meanOf(a: PerDomain<Float32Array>, b: PerDomain<Float32Array>): PerDomain<Float32Array> {
  const mean = (domain: (typeof DNA_DOMAINS)[number]) =>
    a[domain].map((component, index) => (component + (b[domain][index] ?? 0)) / 2)
  return {
    cultural: mean('cultural'),
    behavioral: mean('behavioral'),
    economic: mean('economic'),
    spatial: mean('spatial'),
  }
}
