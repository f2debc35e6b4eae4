import { describe, expect, it } from 'vitest'
import { isIdOfNow } from './isIdOfNow.js'
import { readLoggedEvent } from './readLoggedEvent.js'
import { retryDelay } from './retryDelay.js'
import { takeLogBatch } from './takeLogBatch.js'

const NOW = Date.UTC(2025, 10, 9, 12)
const idAt = (ms: number, version = '7') => {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${version}abc-8def-0123456789ab`
}

describe('isIdOfNow', () => {
  const day = 86_400_000
  it.each([
    ['now', NOW, true],
    ['35 days ago', NOW - 35 * day, true],
    ['longer ago', NOW - 35 * day - 1, false],
    ['5 minutes ahead', NOW + 300_000, true],
    ['further ahead', NOW + 300_001, false],
  ])('keeps or replaces an id made %s', (_, made, kept) => {
    expect(isIdOfNow(idAt(made), NOW)).toBe(kept)
  })

  it('replaces ids of other versions and what is no id', () => {
    expect(isIdOfNow(idAt(NOW, '4'), NOW)).toBe(false)
    for (const value of ['', null, 5, {}, 'x'.repeat(1e5)])
      expect(isIdOfNow(value as string, NOW)).toBe(false)
  })
})

it('retryDelay grows up to five minutes, and never to nothing', () => {
  for (const failures of [-1, 0, 1, 5, 100, Number.NaN, Number.POSITIVE_INFINITY])
    for (const random of [-1, 0, 0.3, 1, Number.NaN]) {
      const delay = retryDelay(failures, random)
      expect(delay).toBeGreaterThanOrEqual(500)
      expect(delay).toBeLessThanOrEqual(300_000)
    }
  expect(retryDelay(3, 0.5)).toBe(3000)
})

describe('takeLogBatch', () => {
  const event = (note: string) => readLoggedEvent({ id: idAt(NOW), eventType: 'played', metadata: { note } })
  it('takes from the front, up to the number asked for', () => {
    const queue = ['a', 'b', 'c'].map(event)
    expect(takeLogBatch(queue, 2)).toEqual(queue.slice(0, 2))
    expect(takeLogBatch([], 2)).toEqual([])
    expect(
      takeLogBatch(
        Array.from({ length: 2000 }, () => event('d')),
        5000,
      ),
    ).toHaveLength(1000)
  })

  it('stops before half a megabyte', () => {
    const queue = Array.from({ length: 200 }, () => event('x'.repeat(16_000)))
    const batch = takeLogBatch(queue, 200)
    expect(batch.length).toBeGreaterThan(20)
    expect(JSON.stringify(batch).length).toBeLessThan(600_000)
  })

  it('answers what is no queue with a DiaError', () => {
    for (const value of [null, 5, {}, [null]])
      expect(() => takeLogBatch(value as [])).toThrow(expect.objectContaining({ name: 'DiaError' }))
  })
})
