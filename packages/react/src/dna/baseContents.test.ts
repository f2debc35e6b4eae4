import { describe, expect, it } from 'vitest'
import { baseContents } from './baseContents.js'

describe('the four bases', () => {
  it('keeps empty bases, in the order A T G C', () => {
    const bases = baseContents({ interests: [], genrePreferences: [], contentFlags: {}, locationCode: null })
    expect(bases.map(({ letter, items }) => [letter, items.length])).toEqual([
      ['A', 0],
      ['T', 0],
      ['G', 0],
      ['C', 0],
    ])
  })

  it('keeps settings apart from taste', () => {
    const [, , flags] = baseContents({
      interests: [],
      genrePreferences: [],
      contentFlags: { explicit: false, dna_consent: false, dna_preferences: { learningRate: 0.2 } },
      locationCode: null,
    })
    expect(flags?.items).toEqual(['explicit: false'])
    expect(flags?.settings).toHaveLength(2)
  })

  it('shows free text as it is, once', () => {
    const [interests] = baseContents({
      interests: ['jazz 🎷', ' jazz 🎷 ', ''],
      genrePreferences: [],
      contentFlags: {},
      locationCode: '  ',
    })
    expect(interests?.items).toEqual(['jazz 🎷'])
  })
})
