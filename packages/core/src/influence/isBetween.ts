export function isBetween(value: unknown, low: number, high = 1e300): value is number {
  return typeof value === 'number' && value >= low && value <= high
}
