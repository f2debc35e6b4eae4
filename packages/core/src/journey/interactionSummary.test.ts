import { describe, expect, it } from 'vitest'
import { EVENT_CATALOGUE, extendCatalogue } from '../events/index.js'
import { getInfluenceWeights } from '../influence/index.js'
import { enrichInteractionSummary } from './enrichInteractionSummary.js'
import { summariseInteractions } from './summariseInteractions.js'

describe('summariseInteractions', () => {
  it('counts by the names as logged, the most frequent first, equals by name', () => {
    const rows = [
      { event_type: 'played', created_at: '2025-08-03 12:00:00+00' },
      { interaction_type: 'vote_cast', created_at: '2025-08-01' },
      { event_type: 'track_play', created_at: '2025-08-01' },
      { event_type: '__proto__', created_at: '2025-08-01' },
      { event_type: 'played', created_at: '2025-08-03T13:59:59+02:00' },
    ]
    expect(summariseInteractions(rows).map((row) => [row.interaction_type, row.occurrence_count])).toEqual([
      ['played', 2],
      ['__proto__', 1],
      ['track_play', 1],
      ['vote_cast', 1],
    ])
    expect(summariseInteractions(rows)[0]).toMatchObject({
      first_occurrence: '2025-08-03T11:59:59.000000Z',
      last_occurrence: '2025-08-03T12:00:00.000000Z',
    })
  })

  it('takes the effective time of a Passport entry, not when it was recorded', () => {
    const entry = { event_type: 'played', occurred_at: '2025-08-01', created_at: '2025-08-03' }
    expect(summariseInteractions([entry])[0]?.first_occurrence).toBe('2025-08-01T00:00:00.000000Z')
  })
})

describe('enrichInteractionSummary', () => {
  it('adds weights and occurrence count × base intensity, and keeps the row', () => {
    const row = { interaction_type: 'played', occurrence_count: 7, first_occurrence: 'x' }
    expect(enrichInteractionSummary([row])).toEqual([
      { ...row, weights: getInfluenceWeights('played'), totalInfluence: 3.5 },
    ])
  })

  it('reads counts as drivers answer them', () => {
    const total = (occurrence_count: number | bigint | string) =>
      enrichInteractionSummary([{ interaction_type: 'played', occurrence_count }])[0]?.totalInfluence
    expect([total('4'), total(4n), total(0)]).toEqual([2, 2, 0])
    for (const count of [-1, Number.NaN, '4.5', ''])
      expect(() => total(count)).toThrow(expect.objectContaining({ code: 'INVALID_INTERACTION' }))
  })

  it('marks unknown types and follows a host’s catalogue', () => {
    const rows = [{ interaction_type: 'host.danced', occurrence_count: 2 }]
    expect(enrichInteractionSummary(rows)[0]).toMatchObject({
      weights: { isFallback: true },
      totalInfluence: 1,
    })
    const catalogue = extendCatalogue(EVENT_CATALOGUE, {
      version: 'host-1',
      events: [{ type: 'player.track_played', baseIntensity: 0.25, aliases: ['host.danced'] }],
    })
    expect(enrichInteractionSummary(rows, catalogue)[0]?.totalInfluence).toBe(0.5)
  })
})
