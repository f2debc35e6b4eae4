import { describe, expect, it } from 'vitest'
import { type ScoredEvent, scoresOf } from './scoresOf.js'

const play: ScoredEvent = {
  eventType: 'player.track_played',
  baseScore: 1,
  occurredAt: '2025-11-07T12:00:00Z',
  entityType: 'track',
  entityId: 't1',
  artistId: 'a1',
  progressPercentage: '100',
}

const brief = (event: ScoredEvent) =>
  scoresOf(event).map(({ entityType, entityId, weightedScore, leaderboard }) => [
    entityType,
    entityId,
    weightedScore,
    leaderboard,
  ])

describe('scoresOf', () => {
  it('counts a track’s score for its artist too, each in its own period', () => {
    expect(scoresOf(play)).toEqual([
      {
        entityType: 'track',
        entityId: 't1',
        baseScore: 1_000_000n,
        weightedScore: 3_000_000n,
        leaderboard: 'tracks_daily',
        period: { start: '2025-11-07T00:00:00.000Z', end: '2025-11-08T00:00:00.000Z' },
        isLate: false,
      },
      {
        entityType: 'artist',
        entityId: 'a1',
        baseScore: 1_000_000n,
        weightedScore: 3_000_000n,
        leaderboard: 'artists_weekly',
        period: { start: '2025-11-03T00:00:00.000Z', end: '2025-11-10T00:00:00.000Z' },
        isLate: false,
      },
    ])
  })

  it('weighs progress for plays only', () => {
    expect(brief({ ...play, eventType: 'player.track_skipped', baseScore: 0.1 })[0]?.[2]).toBe(100_000n)
  })

  it('counts a vote for artist and event, whichever is its entity', () => {
    const vote = { eventType: 'concierto.vote_cast', baseScore: 100, occurredAt: '2025-11-07T12:00:00Z' }
    const both = [
      ['event', 'e1', 100_000_000n, 'events_monthly'],
      ['artist', 'a1', 100_000_000n, 'artists_weekly'],
    ]
    expect(brief({ ...vote, entityType: 'event', entityId: 'e1', artistId: 'a1' })).toEqual(both)
    expect(brief({ ...vote, entityType: 'artist', entityId: 'a1', eventId: 'e1' })).toEqual(both.toReversed())
    expect(brief({ ...vote, entityType: 'event', entityId: 'e1' })).toEqual(both.slice(0, 1))
  })

  it('counts nobody twice, and an event beside an artist for votes only', () => {
    const all = { occurredAt: '2025-11-07T12:00:00Z', baseScore: 1, artistId: 'a1', eventId: 'e1' }
    const entities = (eventType: string, entityType: string, entityId: string) =>
      scoresOf({ ...all, eventType, entityType, entityId }).map((score) => score.entityId)
    expect(entities('concierto.vote_cast', 'event', 'e1')).toEqual(['e1', 'a1'])
    expect(entities('concierto.vote_cast', 'artist', 'a1')).toEqual(['a1', 'e1'])
    expect(entities('concierto.vote_cast', 'playlist', 'p1')).toEqual(['p1'])
    expect(entities('social.user_followed', 'artist', 'a1')).toEqual(['a1'])
  })

  it('counts no other event for an artist', () => {
    const rsvp = { ...play, eventType: 'concierto.event_rsvp', entityType: 'event', entityId: 'e1' }
    expect(brief(rsvp)).toHaveLength(1)
  })

  it('makes no metric of a transaction, nor without an entity, nor of a type it does not know', () => {
    for (const part of [
      { entityType: 'transaction' },
      { entityType: null },
      { entityId: null },
      { entityId: '' },
      { entityType: 'toString' },
    ])
      expect(scoresOf({ ...play, ...part })).toEqual([])
  })

  it('ranks nobody for a score of 0, nor a playlist', () => {
    expect(scoresOf({ ...play, baseScore: 0 })[0]).toMatchObject({ leaderboard: null, period: null })
    expect(scoresOf({ ...play, entityType: 'playlist' })).toMatchObject([
      { leaderboard: null, isLate: false },
    ])
  })

  it('knows what came too late: the day was final, the week is not yet', () => {
    const late = scoresOf({ ...play, receivedAt: '2025-11-10T00:00:00Z' })
    expect(late.map((score) => score.isLate)).toEqual([true, false])
    const inTime = scoresOf({ ...play, receivedAt: '2025-11-09T23:59:59.999Z' })
    expect(inTime.map((score) => score.isLate)).toEqual([false, false])
  })
})
