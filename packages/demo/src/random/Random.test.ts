import { describe, expect, it } from 'vitest'
import { randomOf } from './Random.js'

const draw = (...key: Parameters<typeof randomOf>) => {
  const random = randomOf(...key)
  return Array.from({ length: 20 }, () => random.next())
}

describe('randomOf', () => {
  it('repeats a stream for the same seed, label and index', () => {
    expect(draw(7, 'user', 3)).toEqual(draw(7, 'user', 3))
  })

  it.each([
    ['seed', draw(8, 'user', 3)],
    ['a seed beyond 32 bits', draw(7 + 2 ** 32, 'user', 3)],
    ['label', draw(7, 'artist', 3)],
    ['index', draw(7, 'user', 4)],
  ])('gives another stream for another %s', (_, other) => {
    expect(other).not.toEqual(draw(7, 'user', 3))
  })

  it('gives a hundred thousand indices different uuids', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, index) => randomOf(1, 'id', index).uuid()))
    expect(ids.size).toBe(100_000)
  })

  it('spreads first draws of neighbouring indices evenly', () => {
    const buckets = new Array<number>(10).fill(0)
    for (let index = 0; index < 20_000; index++) {
      const bucket = Math.floor(randomOf(1, 'first', index).next() * 10)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    }
    for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })
})

describe('Random', () => {
  it('makes version 4 and version 7 uuids, the latter with the given time', () => {
    const random = randomOf(1, 'uuid')
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const at = Date.parse('2025-08-03T10:00:00.123Z')
    const id = random.uuidAt(at)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at)
  })

  it('draws integers from the first to the last, both included', () => {
    const random = randomOf(1, 'int')
    const drawn = new Set(Array.from({ length: 500 }, () => random.int(3, 6)))
    expect([...drawn].sort()).toEqual([3, 4, 5, 6])
  })

  it('draws normal numbers of mean 0 and variance 1', () => {
    const random = randomOf(1, 'normal')
    const drawn = Array.from({ length: 20_000 }, () => random.normal())
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length
    const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  })

  it('keeps ranks inside the list and the first the likeliest', () => {
    const random = randomOf(1, 'rank')
    const counts = [0, 0, 0, 0, 0]
    for (let i = 0; i < 10_000; i++) {
      const rank = random.rank(5)
      counts[rank] = (counts[rank] ?? 0) + 1
    }
    expect(counts).toHaveLength(5)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(random.rank(1)).toBe(0)
  })

  it('refuses to pick from an empty list', () => {
    expect(() => randomOf(1, 'pick').pick([])).toThrow(RangeError)
  })
})
