import { describe, expect, it } from 'vitest'
import { contractInForce } from './contractInForce.js'
import { DEFAULT_SHARES } from './PayoutContract.js'

const contract = (id: string, effectiveFrom: string, expiresAt: string | null) => ({
  ...DEFAULT_SHARES,
  id,
  effectiveFrom,
  expiresAt,
})

const first = contract('first', '2025-01-01', '2025-07-01')
const second = contract('second', '2025-07-01', null)

describe('contractInForce', () => {
  it.each([
    ['2024-12-31T23:59:59.999Z', null],
    ['2025-01-01T00:00:00Z', 'first'],
    ['2025-06-30T23:59:59.999Z', 'first'],
    ['2025-07-01T00:00:00Z', 'second'],
    ['2025-07-01T01:59:59+02:00', 'first'],
    ['2999-01-01T00:00:00Z', 'second'],
  ])('at %s it is %s', (at, id) => {
    expect(contractInForce([second, first], at)?.id ?? null).toBe(id)
  })

  it('is none once the last has expired', () => {
    expect(contractInForce([first], '2025-06-30T23:59:59.999Z')?.id).toBe('first')
    expect(contractInForce([first], '2025-07-01T00:00:00Z')).toBeNull()
  })

  it('prefers what took effect last, then the smaller id, in whatever order they come', () => {
    const old = contract('a', '2024-01-01', null)
    const twins = [contract('z', '2025-01-01', null), contract('b', '2025-01-01', null)]
    expect(contractInForce([old, ...twins], '2025-02-01')?.id).toBe('b')
    expect(contractInForce([...twins, old].reverse(), '2025-02-01')?.id).toBe('b')
  })

  it('refuses a contract that ends as it starts', () => {
    const empty = contract('x', '2025-01-01', '2025-01-01')
    expect(() => contractInForce([empty], '2025-02-01')).toThrow(
      expect.objectContaining({ code: 'CONTRACT_PERIOD' }),
    )
  })
})
