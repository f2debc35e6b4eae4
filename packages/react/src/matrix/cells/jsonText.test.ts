import { describe, expect, it } from 'vitest'
import { jsonText } from './jsonText.js'

describe('a payload as text', () => {
  it('keeps what JSON would lose or refuse', () => {
    expect(jsonText({ cents: 2n ** 53n + 1n }, 0, '(not JSON)')).toBe('{"cents":"9007199254740993"}')
    expect(jsonText(undefined, 0, '(not JSON)')).toBe('undefined')
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(jsonText(loop, 0, '(not JSON)')).toBe('(not JSON)')
  })

  it('cuts what is huge', () => {
    expect(jsonText('x'.repeat(1_000_000), 0, '(not JSON)').length).toBeLessThan(20_002)
  })
})
