import { describe, expect, it } from 'vitest'
import { roundTicks, timeTicks } from './ticks.js'

const days = (ticks: readonly number[]) => ticks.map((tick) => new Date(tick).toISOString().slice(0, 13))

describe('timeTicks', () => {
  it('marks beginnings of months over a year, and of every third where there is less room', () => {
    const [from, to] = [Date.UTC(2025, 0, 10), Date.UTC(2026, 0, 5)]
    expect(days(timeTicks(from, to, 13))).toHaveLength(12)
    expect(days(timeTicks(from, to, 5))).toEqual([
      '2025-04-01T00',
      '2025-07-01T00',
      '2025-10-01T00',
      '2026-01-01T00',
    ])
  })

  it('marks every second month where there is room for half of them', () => {
    expect(days(timeTicks(Date.UTC(2025, 0, 1), Date.UTC(2025, 11, 31), 7))).toEqual(
      ['01', '03', '05', '07', '09', '11'].map((month) => `2025-${month}-01T00`),
    )
  })

  it('marks hours within a day, days within a week, and years over decades', () => {
    expect(days(timeTicks(Date.UTC(2025, 0, 1, 1), Date.UTC(2025, 0, 1, 20), 7))).toEqual([
      '2025-01-01T03',
      '2025-01-01T06',
      '2025-01-01T09',
      '2025-01-01T12',
      '2025-01-01T15',
      '2025-01-01T18',
    ])
    expect(timeTicks(Date.UTC(2025, 0, 1), Date.UTC(2025, 0, 7), 8)).toHaveLength(7)
    expect(days(timeTicks(Date.UTC(1999, 5), Date.UTC(2021, 1), 6))).toEqual([
      '2000-01-01T00',
      '2005-01-01T00',
      '2010-01-01T00',
      '2015-01-01T00',
      '2020-01-01T00',
    ])
  })
})

describe('roundTicks', () => {
  it('steps by 1, 2 or 5 times a power of ten, through zero', () => {
    expect(roundTicks(-0.01, 0.05, 4)).toEqual([0, 0.02, 0.04])
    expect(roundTicks(-3, 9, 4)).toEqual([0, 5])
    expect(roundTicks(0, 0, 4)).toEqual([])
  })
})
