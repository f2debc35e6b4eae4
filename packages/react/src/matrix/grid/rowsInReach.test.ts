import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsInReach, slotsFor } from './rowsInReach.js'
import { slotOf } from './slotOf.js'

const SLOTS = slotsFor(20)

describe('the rows that are drawn', () => {
  it('are as many as there are slots, wherever the window stands', () => {
    for (const startIndex of [0, 1, 40, 5_000, 99_979])
      for (const direction of ['forward', 'backward', null] as const)
        expect(
          rowsInReach({ startIndex, endIndex: startIndex + 20, count: 100_000 }, direction, -1, SLOTS),
        ).toHaveLength(SLOTS)
  })

  it('hold the window, and more of it where the scrolling leads', () => {
    const range = { startIndex: 500, endIndex: 520, count: 1000 }
    const forward = rowsInReach(range, 'forward', -1, SLOTS)
    const backward = rowsInReach(range, 'backward', -1, SLOTS)
    expect(forward.at(-1) ?? 0).toBeGreaterThan(backward.at(-1) ?? 0)
    expect(backward[0] ?? 0).toBeLessThan(forward[0] ?? 0)
    for (const rows of [forward, backward])
      for (let row = 500; row <= 520; row += 1) expect(rows).toContain(row)
  })

  it('never share a slot, and the active one is always among them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(4999),
        fc.integer({ min: 0, max: 21 }),
        fc.integer({ min: -1, max: 4999 }),
        fc.constantFrom('forward' as const, 'backward' as const, null),
        (count, start, length, active, direction) => {
          const startIndex = Math.min(start, count - 1)
          const endIndex = Math.min(startIndex + length, count - 1)
          const rows = rowsInReach({ startIndex, endIndex, count }, direction, active, SLOTS)
          const slots = rows.map((index) => slotOf(index, SLOTS, active))
          expect(new Set(slots).size).toBe(slots.length)
          expect(rows.every((row) => row >= 0 && row < count)).toBe(true)
          for (let row = startIndex; row <= endIndex; row += 1) expect(rows).toContain(row)
          if (active >= 0 && active < count) expect(rows).toContain(active)
        },
      ),
    )
  })
})
