import { describe, expect, it } from 'vitest'
import { markAfterKey, nearestMark } from './chartMarks.js'

describe('the marks of a chart', () => {
  const marks = [{ at: 0 }, { at: 0.2 }, { at: 1 }]

  it('are found by the nearest place, outside the drawing too', () => {
    expect([-1, 0.05, 0.15, 0.59, 0.61, 3].map((place) => nearestMark(marks, place))).toEqual([
      0, 0, 1, 1, 2, 2,
    ])
  })

  it('follow each other by keys and end at the ends; a mirrored axis turns left and right', () => {
    const after = (key: string, at: number, isMirrored = false) => markAfterKey(key, at, 3, { isMirrored })
    expect([after('ArrowRight', 0), after('ArrowRight', 2), after('ArrowLeft', 0)]).toEqual([1, 2, 0])
    expect([after('Home', 2), after('End', 0), after('PageDown', 0)]).toEqual([0, 2, 2])
    expect([after('ArrowRight', 1, true), after('ArrowLeft', 1, true), after('ArrowDown', 1, true)]).toEqual([
      0, 2, 2,
    ])
    expect(after('Enter', 1)).toBeNull()
  })
})
