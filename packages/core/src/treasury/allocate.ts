import { answerOrDiaError, DiaError } from '../errors/index.js'

/**
 * Splits an amount in proportion to weights by largest remainder: the parts sum to the amount, each
 * is within one cent of exact, a weight of 0 gets 0, and of equal remainders the earlier wins.
 * Throws DiaError `INVALID_ALLOCATION` on a negative amount or weight, or when no weight is above 0.
 * @example
 * import { allocate } from '@dia/core/treasury'
 * allocate(100n, [1n, 1n, 1n]) // → [34n, 33n, 33n]
 */
export function allocate(amountCents: bigint, weights: readonly bigint[]): bigint[] {
  return answerOrDiaError('allocate', () => {
    assertAllocation(amountCents, weights)
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    const parts = weights.map((weight) => (amountCents * weight) / total)
    const remainders = weights.map((weight, index) => ({ index, left: (amountCents * weight) % total }))
    const missing = amountCents - parts.reduce((sum, part) => sum + part, 0n)
    // The sort is stable: of equal remainders the earlier stays ahead.
    remainders.sort((a, b) => Number(b.left > a.left) - Number(b.left < a.left))
    for (const { index } of remainders.slice(0, Number(missing))) parts[index] = (parts[index] ?? 0n) + 1n
    return parts
  })
}

function assertAllocation(amountCents: unknown, weights: unknown): void {
  const isWhole = (value: unknown) => typeof value === 'bigint' && value >= 0n
  if (
    isWhole(amountCents) &&
    Array.isArray(weights) &&
    Array.from(weights).every(isWhole) &&
    weights.some(Boolean)
  )
    return
  throw new DiaError(
    'INVALID_ALLOCATION',
    'An amount cannot be split: the amount or a weight is negative or no bigint, or all weights are 0.',
    'Pass an amount of 0n or more and weights of 0n or more, one of them above 0n.',
  )
}
