import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { normaliseToken } from './normaliseToken.js'

// A browser has no process.
const numRuns = Number(globalThis.process?.env.DIA_PROPERTY_RUNS ?? 300)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })

describe('normaliseToken', () => {
  it.each([
    ['Jazz', 'jazz'],
    ['  JAZZ\t\n', 'jazz'],
    ['Ｊａｚｚ', 'jazz'],
    ['Hip-Hop', 'hip hop'],
    ['hip_hop', 'hip hop'],
    ['#vinyl!', 'vinyl'],
    ['R&B', 'r&b'],
    ['!!!', '!!!'],
    ['Cafe\u0301', 'café'],
    ['🎷', '🎷'],
    ['Jazz🎷', 'jazz 🎷'],
    ['❤️', '❤'],
    ['👩‍🎤 pop', '👩‍🎤 pop'],
    ['ISTANBUL', 'istanbul'],
    ['', ''],
    [' \u0000 ', ''],
  ])('reads %j as %j', (text, token) => {
    expect(normaliseToken(text)).toBe(token)
  })

  it('reads its own answer as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const token = normaliseToken(text)
        expect(normaliseToken(token)).toBe(token)
      }),
      { numRuns },
    )
  })

  it('reads at most 256 units of a long text', () => {
    expect(normaliseToken('a'.repeat(100_000))).toBe('a'.repeat(256))
    expect(normaliseToken('ﷺ'.repeat(100_000)).length).toBeLessThanOrEqual(256)
  })
})
