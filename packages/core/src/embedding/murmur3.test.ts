import { describe, expect, it } from 'vitest'
import { finalMix, murmur3 } from './murmur3.js'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('murmur3', () => {
  it.each([
    [new Uint8Array(), 0, 0],
    [new Uint8Array(), 1, 0x514e28b7],
    [new Uint8Array(), 0xffffffff, 0x81f16f39],
    [Uint8Array.of(0xff, 0xff, 0xff, 0xff), 0, 0x76293b50],
    [Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0, 0xf55b516b],
    [Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0x5082edee, 0x2362f9de],
    [Uint8Array.of(0x21, 0x43, 0x65), 0, 0x7e4a8634],
    [Uint8Array.of(0x21, 0x43), 0, 0xa0f7b07a],
    [Uint8Array.of(0x21), 0, 0x72661cf4],
    [Uint8Array.of(0, 0, 0, 0), 0, 0x2362f9de],
    [bytes('a'), 0x9747b28c, 0x7fa09ea6],
    [bytes('aaaa'), 0x9747b28c, 0x5a97808a],
    [bytes('Hello, world!'), 0x9747b28c, 0x24884cba],
    [bytes('The quick brown fox jumps over the lazy dog'), 0x9747b28c, 0x2fa826cd],
  ])('agrees with the published vector %#', (input, seed, expected) => {
    expect(murmur3(input, seed)).toBe(expected)
  })

  it('finishes different numbers differently', () => {
    const mixed = new Set(Array.from({ length: 10_000 }, (_, i) => finalMix(i)))
    expect(mixed.size).toBe(10_000)
  })
})
