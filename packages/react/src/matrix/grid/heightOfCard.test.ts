import { expect, it } from 'vitest'
import { heightOfCard } from './heightOfCard.js'

it('is a line for each field, and none where a browser could not scroll to the last card', () => {
  expect(heightOfCard(10, 50)).toBe(257)
  expect(heightOfCard(10, 66_147)).toBe(257)
  expect(heightOfCard(10, 66_148)).toBeNull()
})
