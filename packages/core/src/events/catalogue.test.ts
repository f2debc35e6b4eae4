import { describe, expect, it } from 'vitest'
import { DiaError } from '../errors/index.js'
import fixture from './catalogue.json'
import {
  EVENT_CATALOGUE,
  type EventOverride,
  type EventType,
  extendCatalogue,
  resolveEventType,
} from './index.js'

describe('the event catalogue', () => {
  it('holds what the normative catalogue holds, type by type', () => {
    expect(EVENT_CATALOGUE.events).toEqual(fixture.events)
    expect(EVENT_CATALOGUE.events).toHaveLength(63)
    expect(EVENT_CATALOGUE.unknownTypeWeights).toEqual(fixture.unknownTypeWeights)
  })

  it('has its canonical names as a union', () => {
    const name: EventType = 'concierto.vote_cast'
    // @ts-expect-error an alias is no canonical name
    const alias: EventType = 'vote_cast'
    expect(resolveEventType(alias)?.type).toBe(name)
  })

  it('resolves every canonical name and every alias', () => {
    for (const { type, aliases } of fixture.events)
      for (const name of [type, ...aliases]) expect(resolveEventType(name)?.type).toBe(type)
  })

  it('knows no inherited name', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
      expect(resolveEventType(name)).toBeUndefined()
  })
})

describe('extendCatalogue', () => {
  const extend = (...events: EventOverride[]) =>
    extendCatalogue(EVENT_CATALOGUE, { version: 'test-1', events })

  it('adds a type and changes another, leaving the base as it was', () => {
    const ours = extend(
      {
        type: 'social.poke_sent',
        weights: { cultural: 0.1, behavioral: 0.2, economic: 0, spatial: 0 },
        baseIntensity: 0.3,
        aliases: ['poke'],
      },
      { type: 'player.track_played', weights: { spatial: 1 } },
    )
    expect(ours.version).toBe('test-1')
    expect(ours.events).toHaveLength(64)
    expect(resolveEventType('poke', ours)).toMatchObject({
      type: 'social.poke_sent',
      category: 'social',
      valence: 1,
    })
    expect(resolveEventType('played', ours)?.weights).toEqual({
      cultural: 0.8,
      behavioral: 0.6,
      economic: 0.2,
      spatial: 1,
    })
    expect(resolveEventType('played')?.weights.spatial).toBe(0.3)
  })

  it('refuses what is out of range, unknown or ambiguous', () => {
    const weights = { cultural: 0, behavioral: 0, economic: 0, spatial: 0 }
    const bad: unknown[] = [
      { type: 'player.track_played', baseIntensity: 1.01 },
      { type: 'player.track_played', baseIntensity: Number.NaN },
      { type: 'player.track_played', valence: -1.01 },
      { type: 'player.track_played', weights: { cultural: -0.01 } },
      { type: 'player.track_played', affects: ['mediaid', 'nobody'] },
      { type: 'player.track_played', entityTypes: 'track' },
      { type: 'player.track_played', aliases: [''] },
      { type: 'player.track_played', transactionType: 'gift' },
      { type: 'player.track_played', coliseumScore: -1 },
      { type: 'nowhere.thing_done', weights, baseIntensity: 1 },
      { type: 'player.no_weights', baseIntensity: 1 },
      { type: 'player.taken_alias', weights, baseIntensity: 1, aliases: ['played'] },
      { type: '__proto__', weights, baseIntensity: 1 },
      null,
      7,
    ]
    for (const override of bad)
      expect(() => extend(override as EventOverride), JSON.stringify(override)).toThrow(DiaError)
  })

  it('insists on a version of its own', () => {
    for (const version of ['', EVENT_CATALOGUE.version, 3 as unknown as string])
      expect(() => extendCatalogue(EVENT_CATALOGUE, { version })).toThrow(/version/)
  })
})
