import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTime } from '../mirroring/readTime.js'
import { timeOfItem } from './timeOfItem.js'

const answerOf = (read: (text: string) => number, text: string): unknown => {
  try {
    return read(text)
  } catch (error) {
    return (error as { code: unknown }).code
  }
}

const pick = (...texts: string[]) => fc.constantFrom(...texts)
const twoDigits = pick(
  '00',
  '01',
  '02',
  '09',
  '10',
  '12',
  '13',
  '23',
  '24',
  '28',
  '29',
  '30',
  '31',
  '59',
  '60',
  '99',
  '1',
  'x1',
)

describe('timeOfItem', () => {
  it.each([
    ['2025-11-09T12:34:56.789Z', 789],
    ['2025-11-09 12:34:56.789012+00', 789],
    ['2025-11-09T12:34:56.7+00:00', 700],
    ['2025-11-09T12:34:56+00:00', 0],
  ])('reads %s', (text, ms) => {
    expect(timeOfItem(text)).toBe(Date.UTC(2025, 10, 9, 12, 34, 56, ms))
  })

  it('answers what readTime does, or refuses with it', () => {
    const text = fc
      .tuple(
        pick('2025', '2024', '1900', '2000', '0099', '0100', '9999', '202'),
        pick('-', '-', '-', '/'),
        twoDigits,
        twoDigits,
        pick('T', ' ', 't', ''),
        twoDigits,
        pick(':', ':', ':', '.'),
        twoDigits,
        twoDigits,
        pick('', '', '.', '.1', '.12', '.123', '.123456789', ',5', '5'),
        pick('Z', '+00', '+00:00', '+0000', '-00:00', '+02:00', '+00:01', '+00:0', '+00:00Z', 'z', '', ' '),
      )
      .map(
        ([year, dash, month, day, t, hour, colon, minute, second, fraction, zone]) =>
          `${year}${dash}${month}-${day}${t}${hour}${colon}${minute}:${second}${fraction}${zone}`,
      )
    fc.assert(
      fc.property(text, (written) => {
        expect(answerOf(timeOfItem, written)).toBe(answerOf(readTime, written))
      }),
      { numRuns: 5000 },
    )
  })

  it('answers what readTime does for every day of leap years and others', () => {
    for (let timeMs = Date.UTC(1899, 11, 30); timeMs < Date.UTC(1905, 0, 2); timeMs += 86_399_123)
      expect(timeOfItem(new Date(timeMs).toISOString())).toBe(timeMs)
  })
})
