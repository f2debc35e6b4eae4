import { type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import { randomOf } from '../random/index.js'
import { GENRES } from '../words/genres.js'
import { artistAt, artistIdAt } from './artistAt.js'
import type { DemoWorld } from './DemoWorld.js'
import { eventAt } from './eventAt.js'
import { trackAt } from './trackAt.js'

export function artistRecord(world: DemoWorld, index: number): DemoRecord {
  const artist = artistAt(world, index)
  return recordOf('public.artist_profiles', {
    id: artist.id,
    user_id: artist.userId,
    artist_name: artist.name,
    bio: artist.bio,
    verified: artist.verified,
    created_at: isoTime(artist.createdAt),
  })
}

export function contentRecord(world: DemoWorld, index: number): DemoRecord {
  const track = trackAt(world, index)
  return recordOf('public.content_items', {
    id: track.id,
    title: track.title,
    artist_name: artistAt(world, track.artist).name,
    artist_id: artistIdAt(world, track.artist),
    duration: track.duration,
    file_type: track.fileType,
    checksum: track.checksum,
    created_at: isoTime(track.createdAt),
  })
}

/** None for a track never analysed, two where the analysis found two genres, else one. */
export function audioFeatureRecords(world: DemoWorld, index: number): DemoRecord[] {
  const track = trackAt(world, index)
  const random = randomOf(world.seed, 'audio features', index)
  const analysed = index % 25 === 24 ? 0 : index % 10 === 9 ? 2 : 1
  const second = GENRES[(GENRES.indexOf(track.genre) + 1) % GENRES.length] ?? GENRES[0]
  return [track.genre, second].slice(0, analysed).map((genre) =>
    recordOf('public.audio_features', {
      content_id: track.id,
      genre,
      mood: random.chance(0.03) ? null : track.mood,
      tempo: track.tempo,
      energy: track.energy,
    }),
  )
}

export function eventRecord(world: DemoWorld, index: number): DemoRecord {
  const event = eventAt(world, index)
  return recordOf('public.events', {
    id: event.id,
    title: event.title,
    host_id: event.hostId,
    location: event.location,
    event_date: isoTime(event.date),
    status: event.status,
    created_at: isoTime(event.createdAt),
  })
}
