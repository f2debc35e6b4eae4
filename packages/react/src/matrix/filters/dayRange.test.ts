import { describe, expect, it } from 'vitest'
import { presetDays, timeRangeOfDays } from './dayRange.js'
import { daysOfTimeRange } from './daysOfTimeRange.js'

describe('days as a time range', () => {
  it('includes the last day, in the reader’s zone', () => {
    expect(timeRangeOfDays({ from: '2025-10-01', through: '2025-10-31' }, 'America/Los_Angeles')).toEqual({
      from: '2025-10-01T07:00:00.000Z',
      to: '2025-11-01T07:00:00.000Z',
    })
  })

  it('knows the day on which the clocks change', () => {
    expect(timeRangeOfDays({ from: '2025-10-26', through: '2025-10-26' }, 'Europe/Berlin')).toEqual({
      from: '2025-10-25T22:00:00.000Z',
      to: '2025-10-26T23:00:00.000Z',
    })
  })

  it('is shown again as the days it was picked as', () => {
    const days = { from: '2025-10-26', through: '2025-10-31' }
    for (const zone of ['UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles']) {
      expect(daysOfTimeRange(timeRangeOfDays(days, zone), zone)).toEqual(days)
    }
  })

  it('leaves out an end that is no day', () => {
    expect(timeRangeOfDays({ from: '2025-13-99', through: '' }, 'UTC')).toEqual({})
  })

  it('counts today among the last days', () => {
    const now = Date.parse('2025-11-07T23:30:00Z')
    expect(presetDays('last7', now, 'UTC')).toEqual({ from: '2025-11-01' })
    expect(presetDays('last7', now, 'Europe/Berlin')).toEqual({ from: '2025-11-02' })
    expect(presetDays('today', now, 'Europe/Berlin')).toEqual({ from: '2025-11-08' })
  })

  it('means a whole month by the last month', () => {
    const now = Date.parse('2026-03-31T12:00:00Z')
    expect(presetDays('lastMonth', now, 'UTC')).toEqual({ from: '2026-02-01', through: '2026-02-28' })
    expect(presetDays('thisMonth', now, 'UTC')).toEqual({ from: '2026-03-01' })
    expect(presetDays('thisYear', now, 'UTC')).toEqual({ from: '2026-01-01' })
  })
})
