import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { LEADERBOARD_TYPES, periodOf, previousPeriodOf } from './periodOf.js'
import { periodStanding } from './periodStanding.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })
const DAY = 86_400_000
const moment = fc.date({ min: new Date('0002-01-01'), max: new Date('9998-01-01'), noInvalidDate: true })
const leaderboard = fc.constantFrom(...LEADERBOARD_TYPES)

describe('periodOf', () => {
  it.each([
    ['artists_weekly', '2025-11-03T00:00:00.000Z', '2025-11-03', '2025-11-10'],
    ['artists_weekly', '2025-11-09T23:59:59.999Z', '2025-11-03', '2025-11-10'],
    ['artists_weekly', '2025-11-10T00:00:00.000Z', '2025-11-10', '2025-11-17'],
    ['artists_weekly', '2026-01-01T12:00:00.000Z', '2025-12-29', '2026-01-05'],
    ['artists_weekly', '2024-02-29T12:00:00.000Z', '2024-02-26', '2024-03-04'],
    ['tracks_daily', '2025-11-07T23:30:00-02:00', '2025-11-08', '2025-11-09'],
    ['tracks_daily', '2024-02-29T23:59:59.999Z', '2024-02-29', '2024-03-01'],
    ['events_monthly', '2024-02-29T23:59:59.999Z', '2024-02-01', '2024-03-01'],
    ['events_monthly', '2025-12-31T23:59:59.999Z', '2025-12-01', '2026-01-01'],
    ['events_monthly', '2026-01-01T00:00:00.000Z', '2026-01-01', '2026-02-01'],
  ] as const)('%s holds %s from %s to %s', (type, at, start, end) => {
    expect(periodOf(type, at)).toEqual({ start: `${start}T00:00:00.000Z`, end: `${end}T00:00:00.000Z` })
  })

  it('each moment lies in exactly one period, and periods meet without gap', () => {
    fc.assert(
      fc.property(leaderboard, moment, (type, at) => {
        const { start, end } = periodOf(type, at)
        expect(Date.parse(start)).toBeLessThanOrEqual(at.getTime())
        expect(at.getTime()).toBeLessThan(Date.parse(end))
        expect(periodOf(type, start)).toEqual({ start, end })
        expect(periodOf(type, new Date(Date.parse(end) - 1))).toEqual({ start, end })
        expect(periodOf(type, end).start).toBe(end)
        expect(previousPeriodOf(type, at).end).toBe(start)
        const days = (Date.parse(end) - Date.parse(start)) / DAY
        if (type === 'artists_weekly') expect([days, new Date(start).getUTCDay()]).toEqual([7, 1])
        if (type === 'tracks_daily') expect(days).toBe(1)
        if (type === 'events_monthly') expect(new Date(start).getUTCDate()).toBe(1)
      }),
      { numRuns },
    )
  })

  it('reaches the last month that ends in the year 9999', () => {
    expect(periodOf('events_monthly', '9999-11-30T23:59:59Z').end).toBe('9999-12-01T00:00:00.000Z')
    expect(periodOf('events_monthly', '0001-01-01').start).toBe('0001-01-01T00:00:00.000Z')
  })

  it('refuses an unknown leaderboard and times outside the years 1 to 9999', () => {
    expect(() => periodOf('artists_daily' as 'tracks_daily', '2025-01-01')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_LEADERBOARD' }),
    )
    for (const at of [new Date(8.64e15), new Date(-8.64e15), new Date('9999-12-31T12:00:00Z')])
      expect(() => periodOf('events_monthly', at)).toThrow(
        expect.objectContaining({ code: 'INVALID_INSTANT' }),
      )
  })
})

describe('periodStanding', () => {
  const day = periodOf('tracks_daily', '2025-11-07T12:00:00Z')

  it.each([
    ['2025-11-06T00:00:00Z', 'open'],
    ['2025-11-07T23:59:59.999Z', 'open'],
    ['2025-11-08T00:00:00Z', 'revisable'],
    ['2025-11-09T23:59:59.999Z', 'revisable'],
    ['2025-11-10T00:00:00Z', 'final'],
  ])('at %s the 7th is %s', (at, standing) => {
    expect(periodStanding(day, at)).toBe(standing)
  })

  it('refuses a period that is none', () => {
    for (const period of [null, undefined, {}, { end: 'soon' }])
      expect(() => periodStanding(period as typeof day, '2025-11-07')).toThrow(
        expect.objectContaining({ code: 'INVALID_INSTANT' }),
      )
  })
})
