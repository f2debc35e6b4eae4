import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PASSPORT_METADATA_LIMIT, passportMetadata } from './passportMetadata.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 10

describe('passportMetadata', () => {
  it('keeps unknown keys and makes known ones even', () => {
    expect(
      passportMetadata.parse({
        amount_cents: 1250,
        progress_percentage: '140',
        play_duration: 12.5,
        context: 'discovery',
        mood: { tags: ['🌧', null] },
      }),
    ).toEqual({
      amount_cents: '1250',
      progress_percentage: 140,
      play_duration: 12.5,
      context: 'discovery',
      mood: { tags: ['🌧', null] },
    })
  })

  it.each([
    { amount_cents: 2 ** 53 },
    { amount_cents: '12.5' },
    { amount_cents: Number.POSITIVE_INFINITY },
    { currency: 'usd' },
    { to_user_id: 'me' },
    { refunds_entry_id: 4 },
    { progress_percentage: -1 },
    { play_duration: 'long' },
    { context: 'shower' },
    { artist_id: '' },
    { device: 'x'.repeat(201) },
    { when: new Date() },
    { deep: new Map() },
    [],
    'text',
    null,
  ])('refuses %j', (metadata) => {
    expect(passportMetadata.safeParse(metadata).success).toBe(false)
  })

  it('measures bytes as Postgres prints them, up to the limit and not beyond', () => {
    const frame = '{"note": ""}'.length
    const fits = '💿'.repeat((PASSPORT_METADATA_LIMIT - frame) / 4)
    expect(passportMetadata.safeParse({ note: fits }).success).toBe(true)
    expect(passportMetadata.safeParse({ note: `${fits}x` }).success).toBe(false)
  })

  it('makes __proto__ harmless', () => {
    const metadata = passportMetadata.parse(JSON.parse('{"__proto__":{"admin":true},"source":"app"}'))
    expect(Object.keys(metadata)).toEqual(['source'])
    expect(metadata).not.toHaveProperty('admin')
    expect(Object.assign({}, metadata)).not.toHaveProperty('admin')
  })

  it(
    'answers itself when read again, and is JSON',
    () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
          const once = passportMetadata.safeParse(value)
          if (!once.success) return
          expect(passportMetadata.parse(JSON.parse(JSON.stringify(once.data)))).toEqual(once.data)
        }),
        { numRuns: runs },
      )
    },
    timeout,
  )
})
