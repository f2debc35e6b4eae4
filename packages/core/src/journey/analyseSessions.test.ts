import { describe, expect, it } from 'vitest'
import { analyseSessions } from './analyseSessions.js'

const listen = (session_id: string | null, time: string, change: object = {}) => ({
  session_id,
  content_id: 'c1',
  event_type: 'played',
  created_at: `2025-08-03 ${time}+00`,
  ...change,
})

describe('analyseSessions', () => {
  it('gives the figures of the session query, the latest session first', () => {
    const rows = [
      listen('old', '12:00:00.5', { genre: 'soul', progress_percentage: 100 }),
      listen('new', '14:00:00', { progress_percentage: null }),
      listen('old', '12:10:00.750001', { content_id: 'c2', genre: 'jazz', progress_percentage: '150' }),
      listen('old', '12:05:00', { content_id: null, genre: 'jazz', event_type: 'skipped' }),
      listen(null, '13:00:00'),
    ]
    expect(analyseSessions(rows)).toEqual([
      {
        session_id: 'new',
        tracks_played: 1,
        unique_tracks: 1,
        session_start: '2025-08-03T14:00:00.000000Z',
        session_end: '2025-08-03T14:00:00.000000Z',
        session_duration_seconds: 0,
        avg_completion_rate: null,
        dominant_genre: null,
        device_type: null,
        context: null,
      },
      {
        session_id: 'old',
        tracks_played: 3,
        unique_tracks: 2,
        session_start: '2025-08-03T12:00:00.500000Z',
        session_end: '2025-08-03T12:10:00.750001Z',
        session_duration_seconds: 600.250001,
        avg_completion_rate: 125,
        dominant_genre: 'jazz',
        device_type: null,
        context: null,
      },
    ])
  })

  it('takes the smallest of equally frequent genres, by code point as Postgres does', () => {
    const dominant = (...genres: (string | string[])[]) =>
      analyseSessions(genres.map((genre) => listen('s', '12:00', { genre })))[0]?.dominant_genre
    expect(dominant('soul', 'jazz')).toBe('jazz')
    expect(dominant('soul', 'jazz', 'soul')).toBe('soul')
    expect(dominant('🎷', '\uffe6')).toBe('\uffe6')
    expect(dominant('a', 'ab')).toBe('a')
  })

  it('counts a track of several genres once, and each genre once', () => {
    const [session] = analyseSessions([
      listen('s', '12:00', { genre: ['soul', 'jazz', 'soul'] }),
      listen('s', '12:01', { genre: ['soul'] }),
    ])
    expect(session).toMatchObject({ tracks_played: 2, unique_tracks: 1, dominant_genre: 'soul' })
  })

  it('refuses a progress that is no number', () => {
    for (const progress_percentage of [Number.NaN, Number.POSITIVE_INFINITY, 1e16, 'half', '', '0x10'])
      expect(() => analyseSessions([listen('s', '12:00', { progress_percentage })])).toThrow(
        expect.objectContaining({ code: 'INVALID_INTERACTION' }),
      )
  })

  it('knows device and context from the session’s table, else from the metadata', () => {
    const [session] = analyseSessions([
      listen('s', '12:00', { device_type: 'car', metadata: { device: 'phone', context: 'playlist' } }),
      listen('s', '12:01', { device_type: 'car', metadata: { device: 7 } }),
      listen('s', '12:02', { metadata: { device: 'phone' } }),
    ])
    expect(session).toMatchObject({ device_type: 'car', context: 'playlist' })
  })
})
