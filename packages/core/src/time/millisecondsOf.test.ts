import { describe, expect, it } from 'vitest'
import { millisecondsOf } from './millisecondsOf.js'

describe('millisecondsOf', () => {
  it.each([
    ['2025-11-07T12:00:00Z', Date.UTC(2025, 10, 7, 12)],
    ['2025-11-07 12:00:00+00', Date.UTC(2025, 10, 7, 12)],
    ['2025-11-07T12:00:00.123456-05:30', Date.UTC(2025, 10, 7, 17, 30, 0, 123)],
    ['2025-11-07T12:00:00.9', Date.UTC(2025, 10, 7, 12, 0, 0, 900)],
    ['2025-11-07', Date.UTC(2025, 10, 7)],
    ['2024-02-29T23:59Z', Date.UTC(2024, 1, 29, 23, 59)],
    ['0099-01-01T00:00:00Z', Date.parse('0099-01-01T00:00:00Z')],
    [new Date(5), 5],
  ])('reads %s', (value, time) => {
    expect(millisecondsOf(value)).toBe(time)
  })

  it.each([
    'yesterday',
    '',
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-11-07T24:00:00Z',
    '2025-11-07T12:60:00Z',
    '2025-11-07T12:00:60Z',
    '2025-11-00',
    '2025-11-31',
    '11/07/2025',
    'infinity',
    new Date(Number.NaN),
    1_700_000_000_000,
    null,
    undefined,
  ])('refuses %s', (value) => {
    expect(() => millisecondsOf(value as string)).toThrow(
      expect.objectContaining({ code: 'INVALID_INSTANT' }),
    )
  })
})
