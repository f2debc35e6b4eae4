import { describe, expect, it } from 'vitest'
import { columnLayout } from './columnLayout.js'

const COLUMNS = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => ({
  name,
  kind: 'text' as const,
}))
const WIDTHS = Object.fromEntries(COLUMNS.map(({ name }) => [name, 150]))

const pinned = (room: number | null, pinnedCount: number, widths: Record<string, number> = WIDTHS) =>
  columnLayout({ columns: COLUMNS, widths, lead: 2, trail: 1, pinnedCount, room })

describe('columnLayout', () => {
  it('lets pinned columns stand still as far as half of the room, and the rest of them scroll', () => {
    expect(pinned(800, 4)).toMatchObject({ pins: [0, 36, 72, 222], pinnedWidth: 372 })
    expect(pinned(760, 4)).toMatchObject({ pins: [0, 36, 72], pinnedWidth: 222 })
  })

  it('lets the first stand still as long as a column has room beside it', () => {
    expect(pinned(394, 4).pins).toEqual([0, 36, 72])
    expect(pinned(393, 4).pins).toEqual([0, 36])
    expect(pinned(600, 4, { ...WIDTHS, one: 400 })).toMatchObject({ pins: [0, 36], pinnedWidth: 72 })
  })

  it('lets all pinned columns stand still where nothing scrolls, or while the room is unknown', () => {
    expect(pinned(1200, 5).pins).toHaveLength(7)
    expect(pinned(null, 5).pins).toHaveLength(7)
  })

  it('takes no room where nothing is pinned', () => {
    expect(
      columnLayout({ columns: COLUMNS, widths: {}, lead: 0, trail: 0, pinnedCount: 0, room: 300 }),
    ).toMatchObject({ pins: [], pinnedWidth: 0 })
  })
})
