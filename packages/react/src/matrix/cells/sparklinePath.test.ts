import { expect, it } from 'vitest'
import { sparklinePath } from './sparklinePath.js'

it('draws a series from edge to edge, the least value at the bottom', () => {
  expect(sparklinePath([1, 3, 2], 10, 8)).toBe('M0.0 8.0L5.0 0.0L10.0 4.0')
})

it('draws a level series in the middle', () => {
  expect(sparklinePath([4, 4], 10, 8)).toBe('M0.0 4.0L10.0 4.0')
})
