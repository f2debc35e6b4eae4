import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_CATALOGUE, extendCatalogue } from '../events/index.js'
import {
  applyUserMultipliers,
  DEFAULT_DNA_PREFERENCES,
  dnaConsent,
  getInfluenceWeights,
  influenceCoefficients,
  parseDnaPreferences,
} from './index.js'

describe('getInfluenceWeights', () => {
  it('answers a canonical name and its aliases alike', () => {
    expect(getInfluenceWeights('player.track_skipped')).toEqual({
      eventType: 'player.track_skipped',
      category: 'player',
      cultural: 0.5,
      behavioral: 0.7,
      economic: 0.1,
      spatial: 0.2,
      baseIntensity: 0.3,
      valence: -0.25,
      isFallback: false,
    })
    expect(getInfluenceWeights('track_skip')).toEqual(getInfluenceWeights('player.track_skipped'))
  })

  it('answers from the default table what the full catalogue would', () => {
    for (const { type, aliases } of EVENT_CATALOGUE.events)
      for (const name of [type, ...aliases])
        expect(getInfluenceWeights(name)).toEqual(getInfluenceWeights(name, EVENT_CATALOGUE))
  })

  it('answers an unknown name with marked fallback weights', () => {
    for (const name of ['no.such_event', '__proto__', 'constructor', ''])
      for (const catalogue of [undefined, EVENT_CATALOGUE])
        expect(getInfluenceWeights(name, catalogue)).toMatchObject({
          eventType: name,
          category: 'unknown',
          cultural: 0.5,
          baseIntensity: 0.5,
          valence: 1,
          isFallback: true,
        })
  })

  it('answers from a host’s catalogue', () => {
    const ours = extendCatalogue(EVENT_CATALOGUE, {
      version: 'test-1',
      events: [{ type: 'player.track_played', baseIntensity: 1 }],
    })
    expect(getInfluenceWeights('played', ours).baseIntensity).toBe(1)
  })
})

describe('applyUserMultipliers', () => {
  const played = getInfluenceWeights('player.track_played')

  it('multiplies by domain and context and clamps to 1', () => {
    const counted = applyUserMultipliers(
      played,
      { culturalMultiplier: 3, spatialMultiplier: 0.5, contextMultipliers: { playlist: 0.5 } },
      'playlist',
    )
    expect(counted).toEqual({ ...played, cultural: 1, behavioral: 0.3, economic: 0.1, spatial: 0.075 })
  })

  it('counts an unset, unknown or inherited context as 1', () => {
    for (const context of [undefined, null, 'general', '__proto__', 'toString'])
      expect(applyUserMultipliers(played, { contextMultipliers: { playlist: 0 } }, context)).toEqual(played)
  })

  it('never leaves [0, 1]', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (multiplier, inContext) => {
        const { cultural } = applyUserMultipliers(
          played,
          { culturalMultiplier: multiplier, contextMultipliers: { event: inContext } },
          'event',
        )
        return cultural >= 0 && cultural <= 1
      }),
    )
  })
})

describe('parseDnaPreferences', () => {
  it('changes nothing for who set nothing', () => {
    for (const flags of [
      undefined,
      null,
      {},
      [],
      'x',
      3,
      { dna_preferences: null },
      { dna_preferences: 'x' },
    ])
      expect(parseDnaPreferences(flags)).toEqual(DEFAULT_DNA_PREFERENCES)
  })

  it('clamps what is out of range and defaults what is no number', () => {
    const parsed = parseDnaPreferences({
      dna_preferences: {
        culturalMultiplier: 3.5,
        behavioralMultiplier: -1,
        economicMultiplier: '2',
        spatialMultiplier: Number.NaN,
        learningRate: 9,
        contextMultipliers: { discovery: 4, playlist: null, event: 2 },
      },
    })
    expect(parsed).toEqual({
      culturalMultiplier: 3,
      behavioralMultiplier: 0,
      economicMultiplier: 1,
      spatialMultiplier: 1,
      learningRate: 0.5,
      contextMultipliers: { discovery: 3, playlist: 1, event: 2, vertical_player: 1 },
    })
    expect(parseDnaPreferences({ dna_preferences: { learningRate: 0 } }).learningRate).toBe(0.01)
  })

  it('reads own keys only', () => {
    const flags = JSON.parse('{"__proto__": {"dna_preferences": {"culturalMultiplier": 0}}}')
    expect(parseDnaPreferences(flags).culturalMultiplier).toBe(1)
    expect(
      parseDnaPreferences(Object.create({ dna_preferences: { culturalMultiplier: 0 } })).culturalMultiplier,
    ).toBe(1)
  })
})

describe('dnaConsent', () => {
  it('is given until it is taken back', () => {
    expect([undefined, {}, { dna_consent: true }, { dna_consent: null }].map(dnaConsent)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([{ dna_consent: false }, { dna_consent: 'false' }].map(dnaConsent)).toEqual([false, false])
  })
})

describe('influenceCoefficients', () => {
  it('is weight × base intensity × learning rate over 0.1', () => {
    const { k, valence, weights } = influenceCoefficients('played', {
      learningRate: 0.2,
      culturalMultiplier: 0.5,
    })
    expect(k).toEqual({ cultural: 0.4, behavioral: 0.6, economic: 0.2, spatial: 0.3 })
    expect(valence).toBe(1)
    expect(weights.cultural).toBe(0.4)
  })

  it('is 0 for an event that never moves the DNA', () => {
    expect(influenceCoefficients('system.login').k).toEqual({
      cultural: 0,
      behavioral: 0,
      economic: 0,
      spatial: 0,
    })
  })
})
