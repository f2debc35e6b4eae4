import { dimensionMismatch, notFinite } from './vectorErrors.js'

/** Sums of squares beyond these have lost digits to overflow or underflow. */
const LEAST_SAFE_SQUARES = 1e-280
const MOST_SAFE_SQUARES = 1e280

export function isSafeSquares(squares: number): boolean {
  return squares > LEAST_SAFE_SQUARES && squares < MOST_SAFE_SQUARES
}

/**
 * The vector at length 1 in a new array, or null when it is zero. Huge and tiny components are scaled first.
 * A wrong length is a DiaError `DIMENSION_MISMATCH`, NaN, Infinity or no number `NOT_FINITE`.
 */
export function unitVector(what: string, vector: ArrayLike<number>, dimensions: number): number[] | null {
  if (typeof vector !== 'object' || vector === null || vector.length !== dimensions)
    throw dimensionMismatch(what, dimensions)
  const unit = zeros(dimensions)
  let most = 0
  for (let i = 0; i < dimensions; i++) {
    const x = vector[i]
    if (typeof x !== 'number' || !Number.isFinite(x)) throw notFinite(what)
    unit[i] = x
    most = Math.max(most, Math.abs(x))
  }
  if (most === 0) return null
  let squares = sumOfSquares(unit)
  if (!isSafeSquares(squares)) {
    for (let i = 0; i < dimensions; i++) unit[i] = (unit[i] as number) / most
    squares = sumOfSquares(unit)
  }
  const length = Math.sqrt(squares)
  for (let i = 0; i < dimensions; i++) unit[i] = (unit[i] as number) / length
  return unit
}

export function sumOfSquares(vector: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) * (vector[i] as number)
  return sum
}

/** Zeros that the engine stores as doubles from the start; integers would be stored anew at the first event. */
export function zeros(dimensions: number): number[] {
  const vector: number[] = []
  for (let i = 0; i < dimensions; i++) vector.push(0.5)
  return vector.fill(0)
}
