import { describe, expect, it } from 'vitest'
import { daysOfTimeRange, lastDays, timeRangeOfDays } from './dayRange.js'

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
    expect(lastDays(7, now, 'UTC')).toEqual({ from: '2025-11-01T00:00:00.000Z' })
    expect(lastDays(7, now, 'Europe/Berlin')).toEqual({ from: '2025-11-01T23:00:00.000Z' })
  })
})
