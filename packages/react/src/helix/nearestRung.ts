const REACH_PX = 14

/** The rung nearest to a place, of rungs from left to right; null where none is near. */
export function nearestRung(rungX: Float32Array, x: number, reach = REACH_PX): number | null {
  let low = 0
  let high = rungX.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rungX[middle] as number) < x) low = middle + 1
    else high = middle
  }
  const distance = (rung: number) => Math.abs((rungX[rung] ?? Number.POSITIVE_INFINITY) - x)
  const nearest = distance(low - 1) <= distance(low) ? low - 1 : low
  return distance(nearest) <= reach ? nearest : null
}
