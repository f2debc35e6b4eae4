export function isBetween(value: unknown, low: number, high = 1e300): boolean {
  return typeof value === 'number' && value >= low && value <= high
}
