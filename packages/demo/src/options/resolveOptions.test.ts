import { describe, expect, it } from 'vitest'
import { DEMO_DEFAULTS, type DemoOptions } from './DemoOptions.js'
import { demoOptionsFor } from './demoOptionsFor.js'
import { resolveOptions } from './resolveOptions.js'

describe('resolveOptions', () => {
  it('fills in the demo for whatever is not given', () => {
    expect(resolveOptions({ seed: 5 })).toEqual({ ...DEMO_DEFAULTS, seed: 5 })
  })

  it.each<[string, DemoOptions]>([
    ['seed', { seed: 1.5 }],
    ['seed', { seed: Number.NaN }],
    ['users', { users: 60 }],
    ['artists', { artists: 0 }],
    ['tracks', { tracks: 10 }],
    ['events', { events: -1 }],
    ['interactions', { interactions: Number.POSITIVE_INFINITY }],
    ['until', { until: 'next week' }],
  ])('names the option %s that is not usable', (option, options) => {
    expect(() => resolveOptions(options)).toThrowError(
      expect.objectContaining({ code: 'DEMO_OPTIONS_INVALID', details: { option } }),
    )
  })
})

describe('demoOptionsFor', () => {
  it('gives the demo for 20,000 interactions', () => {
    const { seed, until, log, ...sizes } = DEMO_DEFAULTS
    expect(demoOptionsFor(20_000)).toEqual(sizes)
  })

  it.each([1, 500, 5000, 1_000_000, 50_000_000])(
    'gives usable options for %i interactions',
    (interactions) => {
      expect(resolveOptions(demoOptionsFor(interactions)).interactions).toBe(interactions)
    },
  )

  it('grows users with the interactions and the catalogue more slowly', () => {
    const million = resolveOptions(demoOptionsFor(1_000_000))
    expect(million.users).toBe(10_000)
    expect(million.tracks / DEMO_DEFAULTS.tracks).toBeLessThan(million.users / DEMO_DEFAULTS.users)
  })
})
