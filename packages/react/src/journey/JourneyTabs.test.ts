import { describe, expect, it } from 'vitest'
import { JOURNEY_TABS } from './JourneyContext.js'
import { tabAfterKey } from './JourneyTabs.js'

describe('the keys of the journey’s tabs', () => {
  it('lead to the neighbour, and round at the ends', () => {
    expect(tabAfterKey('ArrowRight', 'overview', false)).toBe('mediaId')
    expect(tabAfterKey('ArrowLeft', 'overview', false)).toBe('affinity')
    expect(tabAfterKey('ArrowRight', 'affinity', false)).toBe('overview')
  })

  it('follow the direction of the text', () => {
    for (const tab of JOURNEY_TABS)
      expect(tabAfterKey('ArrowLeft', tab, true)).toBe(tabAfterKey('ArrowRight', tab, false))
  })

  it('lead to the first and the last, and no other key leads anywhere', () => {
    expect(tabAfterKey('Home', 'dna', false)).toBe('overview')
    expect(tabAfterKey('End', 'dna', false)).toBe('affinity')
    expect(tabAfterKey('Enter', 'dna', false)).toBeNull()
    expect(tabAfterKey('ArrowDown', 'dna', false)).toBeNull()
  })
})
