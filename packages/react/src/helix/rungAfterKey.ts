/** Where a key leads from a rung, of rungs 0 to `last`; null for a key that leads nowhere. */
export function rungAfterKey(key: string, rung: number, last: number): number | null {
  const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -last, End: last }[key]
  if (step === undefined) return null
  if (key === 'Home') return 0
  return Math.min(Math.max(rung + step, 0), Math.max(last, 0))
}
