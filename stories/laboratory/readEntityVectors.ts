import type { PerDomain } from '@dia/core/domains'
import { type EntityMetadata, embedEntity } from '@dia/core/embedding'
import type { SupabaseClient } from '@supabase/supabase-js'
import { type RowsAnswer, readAllRows } from './readAllRows.js'

export interface EntityKey {
  readonly type: string
  readonly id: string
}

interface TrackRow {
  readonly id: string
  readonly title: string | null
  readonly artist_name: string | null
  readonly artist_id: string | null
  readonly duration: number | null
  readonly file_type: string | null
  readonly audio_features: readonly {
    readonly genre: string | null
    readonly mood: string | null
    readonly tempo: number | null
    readonly energy: number | null
  }[]
}

interface EventRow {
  readonly id: string
  readonly title: string | null
  readonly location: string | null
  readonly event_date: string | null
}

/** An address must stay short: so many ids are asked for at once. */
const IDS = 80
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function keyOf(type: string | null, id: string | null): string {
  return `${type}:${id?.toLowerCase()}`
}

/** The vectors of tracks, artists and events, by key, made of what the host says about them. */
export async function readEntityVectors(
  supabase: SupabaseClient,
  entities: readonly EntityKey[],
): Promise<ReadonlyMap<string, PerDomain<Float32Array>>> {
  const idsOf = (type: string) => [
    ...new Set(
      entities.flatMap((entity) => (entity.type === type && UUID.test(entity.id) ? [entity.id] : [])),
    ),
  ]
  const read = <Row>(table: string, columns: string, by: string, ids: readonly string[]) =>
    readByIds<Row>(ids, (some, from, to) =>
      supabase.from(table).select(columns).in(by, some).order('id').range(from, to),
    )
  const [tracks, artists, events, artistTracks] = await Promise.all([
    read<TrackRow>('content_items', TRACK, 'id', idsOf('track')),
    read<{ id: string; artist_name: string | null }>(
      'artist_profiles',
      'id, artist_name',
      'id',
      idsOf('artist'),
    ),
    read<EventRow>('events', 'id, title, location, event_date', 'id', idsOf('event')),
    read<TrackRow>('content_items', TRACK, 'artist_id', idsOf('artist')),
  ])
  const metadata: EntityMetadata[] = [
    ...tracks.map(trackMetadata),
    ...artists.map((artist) => ({
      entityType: 'artist',
      entityId: artist.id,
      artistId: artist.id,
      artistName: artist.artist_name,
      tags: genresOf(artistTracks.filter((track) => track.artist_id === artist.id)),
    })),
    ...events.map((event) => ({
      entityType: 'event',
      entityId: event.id,
      title: event.title,
      place: event.location,
      at: event.event_date === null ? null : new Date(event.event_date),
    })),
  ]
  return new Map(metadata.map((entity) => [keyOf(entity.entityType, entity.entityId), embedEntity(entity)]))
}

const TRACK =
  'id, title, artist_name, artist_id, duration, file_type, audio_features(genre, mood, tempo, energy)'

function trackMetadata(track: TrackRow): EntityMetadata {
  const [features] = [...track.audio_features].sort(
    (a, b) => order(a.genre, b.genre) || order(a.mood, b.mood),
  )
  return {
    entityType: 'track',
    entityId: track.id,
    title: track.title,
    artistName: track.artist_name,
    artistId: track.artist_id,
    durationSeconds: track.duration,
    format: track.file_type,
    ...features,
  }
}

/** The three most frequent. */
function genresOf(tracks: readonly TrackRow[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { genre } of tracks.flatMap((track) => track.audio_features))
    if (genre !== null) counts.set(genre, (counts.get(genre) ?? 0) + 1)
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || order(a, b))
    .slice(0, 3)
    .map(([genre]) => genre)
}

/** As Postgres sorts: null last. */
function order(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

async function readByIds<Row>(
  ids: readonly string[],
  readPage: (ids: readonly string[], from: number, to: number) => PromiseLike<RowsAnswer>,
): Promise<readonly Row[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / IDS) }, (_, part) =>
    ids.slice(part * IDS, (part + 1) * IDS),
  )
  const rows = await Promise.all(
    parts.map((part) => readAllRows<Row>((from, to) => readPage(part, from, to))),
  )
  return rows.flat()
}
