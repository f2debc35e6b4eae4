/** The vector at length 1, in float64; a zero vector stays zero. Components must be finite. */
export function unitVector(vector: ArrayLike<number>): Float64Array {
  const unit = Float64Array.from(vector)
  // Divided by the largest first, so that squares neither overflow nor vanish.
  let largest = 0
  for (const component of unit) largest = Math.max(largest, Math.abs(component))
  if (largest === 0) return unit.fill(0)
  let squares = 0
  for (const component of unit) squares += (component / largest) * (component / largest)
  const length = Math.sqrt(squares)
  return unit.map((component) => component / largest / length)
}
