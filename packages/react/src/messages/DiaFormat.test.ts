import { describe, expect, it } from 'vitest'
import { createFormat } from './DiaFormat.js'

const format = createFormat('en-GB', 'UTC')
const NOW = Date.parse('2025-11-07T12:00:00Z')

describe('formatting', () => {
  it('says how far a time lies from now, on both sides', () => {
    const say = (time: string) => format.relativeTime(time, NOW)
    expect(say('2025-11-07T11:59:50Z')).toBe('now')
    expect(say('2025-11-07T11:57:00Z')).toBe('3 minutes ago')
    expect(say('2025-11-06T11:00:00Z')).toBe('1 day ago')
    expect(say('2025-08-03T12:00:00Z')).toBe('3 months ago')
    expect(say('2024-08-03T12:00:00Z')).toBe('15 months ago')
    expect(say('2022-08-03T12:00:00Z')).toBe('3 years ago')
    expect(say('2025-11-07T14:00:00Z')).toBe('in 2 hours')
  })

  it('names the zone of an absolute time', () => {
    expect(format.exactTime('2025-11-07T12:00:00Z')).toBe('7 Nov 2025, 12:00:00 UTC')
    expect(createFormat('en-GB', 'Asia/Tokyo').exactTime('2025-11-07T12:00:00Z')).toContain('21:00:00')
  })

  it('answers a garbage time with a dash', () => {
    expect(format.exactTime('yesterday-ish')).toBe('–')
    expect(format.relativeTime(Number.NaN, NOW)).toBe('–')
  })

  it('keeps every cent of money, with the currency’s own digits and a minus sign', () => {
    expect(format.money(9_007_199_254_740_993n, 'USD')).toBe('US$90,071,992,547,409.93')
    expect(format.money(-7n, 'EUR')).toBe('−€0.07')
    expect(format.money(1200n, 'JPY')).toBe('JP¥1,200')
    expect(format.money(1200n, 'no currency')).toBe('12.00')
  })

  it('says a duration in minutes, and in hours where it lasts so long', () => {
    expect(format.duration(187.4)).toBe('3:07')
    expect(format.duration(3729)).toBe('1:02:09')
    expect(format.duration(-5)).toBe('−0:05')
    expect(format.duration(0)).toBe('0:00')
  })
})
