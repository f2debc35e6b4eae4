import { describe, expect, it } from 'vitest'
import { artistAffinity } from './artistAffinity.js'
import { genreAffinity } from './genreAffinity.js'

const play = (artist_name: string | null, change: object = {}) => ({
  user_id: 'u',
  content_id: 'c1',
  event_type: 'played',
  artist_name,
  created_at: '2025-08-03T12:00:00Z',
  ...change,
})
const favourite = (content_id: string | null, change: object = {}) => ({
  user_id: 'u',
  content_id,
  event_type: 'track_favorite',
  ...change,
})

describe('artistAffinity', () => {
  it('gives the figures of the affinity query', () => {
    const rows = [
      play('Nova', { progress_percentage: 80, play_duration: '100.5', created_at: '2025-08-04T12:00:00Z' }),
      play('Nova', { progress_percentage: null, play_duration: 20 }),
      play('Nova', { event_type: 'skipped', play_duration: 999 }),
      play('Aria'),
    ]
    expect(artistAffinity(rows)).toEqual([
      {
        artist_name: 'Nova',
        play_count: 2,
        avg_completion_rate: 80,
        total_listen_time_seconds: 120.5,
        first_listen: '2025-08-03T12:00:00.000000Z',
        last_listen: '2025-08-04T12:00:00.000000Z',
        has_favorited: false,
      },
      {
        artist_name: 'Aria',
        play_count: 1,
        avg_completion_rate: null,
        total_listen_time_seconds: null,
        first_listen: '2025-08-03T12:00:00.000000Z',
        last_listen: '2025-08-03T12:00:00.000000Z',
        has_favorited: false,
      },
    ])
  })

  it('orders equal plays by name, the nameless last', () => {
    const names = [null, 'b', '🎷', 'a', '\uffe6'].map((name) => play(name))
    expect(artistAffinity(names).map((row) => row.artist_name)).toEqual(['a', 'b', '\uffe6', '🎷', null])
  })

  it('calls an artist a favourite when any played track was favourited, by this user', () => {
    const rows = [
      play('Nova', { content_id: 'c1' }),
      play('Nova', { content_id: 'c2' }),
      play('Aria', { content_id: 'c3' }),
    ]
    const favourites = (...engagements: ReturnType<typeof favourite>[]) =>
      artistAffinity(rows, engagements)
        .filter((row) => row.has_favorited)
        .map((row) => row.artist_name)
    expect(favourites(favourite('c2'))).toEqual(['Nova'])
    expect(favourites(favourite('c2'), favourite('c3'))).toEqual(['Nova', 'Aria'])
    expect(favourites(favourite('c2', { user_id: 'other' }))).toEqual([])
    expect(favourites(favourite('c2', { user_id: null }))).toEqual(['Nova'])
    expect(favourites(favourite('c2', { event_type: 'track_unfavorite' }))).toEqual([])
    expect(favourites(favourite(null), favourite('unplayed'))).toEqual([])
  })
})

describe('genreAffinity', () => {
  it('counts a play once for each of its genres, and plays without one as nameless', () => {
    const genres = [['jazz', 'soul', 'jazz'], 'jazz', null, []]
    const rows = genres.map((genre) => play('Nova', { genre, play_duration: 10 }))
    expect(
      genreAffinity(rows).map((row) => [row.genre, row.play_count, row.total_listen_time_seconds]),
    ).toEqual([
      ['jazz', 2, 20],
      [null, 2, 20],
      ['soul', 1, 10],
    ])
  })

  it('knows favourites', () => {
    expect(genreAffinity([play('Nova', { genre: 'jazz' })], [favourite('c1')])[0]?.has_favorited).toBe(true)
  })
})
