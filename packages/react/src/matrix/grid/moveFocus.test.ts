import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveFocus } from './moveFocus.js'

const extent = { rows: 30, columns: 5 }

describe('moving the focus in a grid', () => {
  it('goes one cell by arrow, and turns round with the writing direction', () => {
    const from = { row: 3, column: 2 }
    expect(moveFocus(from, 'ArrowDown', extent)).toEqual({ row: 4, column: 2 })
    expect(moveFocus(from, 'ArrowUp', extent)).toEqual({ row: 2, column: 2 })
    expect(moveFocus(from, 'ArrowRight', extent)).toEqual({ row: 3, column: 3 })
    expect(moveFocus(from, 'ArrowRight', extent, { isRtl: true })).toEqual({ row: 3, column: 1 })
  })

  it('reaches the header above the first row', () => {
    expect(moveFocus({ row: 0, column: 1 }, 'ArrowUp', extent)).toEqual({ row: -1, column: 1 })
    expect(moveFocus({ row: -1, column: 1 }, 'ArrowUp', extent)).toEqual({ row: -1, column: 1 })
  })

  it('jumps to the ends of the row, and with Control to those of the grid', () => {
    const from = { row: 3, column: 2 }
    expect(moveFocus(from, 'Home', extent)).toEqual({ row: 3, column: 0 })
    expect(moveFocus(from, 'End', extent)).toEqual({ row: 3, column: 4 })
    expect(moveFocus(from, 'Home', extent, { withControl: true })).toEqual({ row: -1, column: 0 })
    expect(moveFocus(from, 'End', extent, { withControl: true })).toEqual({ row: 29, column: 4 })
  })

  it('moves ten rows by page', () => {
    expect(moveFocus({ row: 3, column: 2 }, 'PageDown', extent)).toEqual({ row: 13, column: 2 })
    expect(moveFocus({ row: 3, column: 2 }, 'PageUp', extent)).toEqual({ row: -1, column: 2 })
  })

  it('leaves other keys alone', () => {
    expect(moveFocus({ row: 0, column: 0 }, 'Tab', extent)).toBeNull()
    expect(moveFocus({ row: 0, column: 0 }, 'a', extent)).toBeNull()
  })

  it('never leaves the grid', () => {
    const key = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    )
    fc.assert(
      fc.property(fc.array(key), fc.nat(40), fc.integer({ min: 1, max: 20 }), (keys, rows, columns) => {
        let place = { row: -1, column: 0 }
        for (const pressed of keys) place = moveFocus(place, pressed, { rows, columns }) ?? place
        expect(place.row).toBeGreaterThanOrEqual(-1)
        expect(place.row).toBeLessThan(Math.max(rows, 1))
        expect(place.column).toBeGreaterThanOrEqual(0)
        expect(place.column).toBeLessThan(columns)
      }),
    )
  })
})
