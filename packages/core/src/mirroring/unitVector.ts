import { unitVector } from '../vectors/index.js'
import { dimensionMismatch, notFinite } from './vectorErrors.js'

/** What the loops work on: it holds nothing but numbers. */
export type NumberVector = Float32Array | Float64Array

/**
 * The vector as numbers: itself if it is a float array, else a copy. A wrong length is a DiaError
 * `DIMENSION_MISMATCH`; a component that is no number is NaN in the copy.
 */
export function numberVector(what: string, vector: ArrayLike<number>, dimensions: number): NumberVector {
  if (vector?.length !== dimensions) throw dimensionMismatch(what, dimensions)
  if (vector instanceof Float32Array || vector instanceof Float64Array) return vector
  const copy = new Float64Array(dimensions)
  for (let i = 0; i < dimensions; i++) {
    const component = vector[i]
    copy[i] = typeof component === 'number' ? component : Number.NaN
  }
  return copy
}

/** False where a sum of squares has lost digits to overflow or underflow, or is no number. */
export function isSafeSquares(squares: number): boolean {
  return squares > 1e-280 && squares < 1e280
}

/** The vector at length 1, zeros if it is zero. NaN and Infinity are a DiaError `NOT_FINITE`. */
export function finiteUnitVector(what: string, vector: NumberVector): Float64Array {
  if (!vector.every(Number.isFinite)) throw notFinite(what)
  return unitVector(vector)
}

/** In four sums, so that an addition need not wait for the one before it. */
export function sumOfSquares(vector: ArrayLike<number>): number {
  const fours = vector.length & ~3
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i < fours; i += 4) {
    const w = vector[i] as number
    const x = vector[i + 1] as number
    const y = vector[i + 2] as number
    const z = vector[i + 3] as number
    a += w * w
    b += x * x
    c += y * y
    d += z * z
  }
  for (; i < vector.length; i++) a += (vector[i] as number) * (vector[i] as number)
  return a + b + (c + d)
}

/** Zeros that the engine stores as doubles from the start; integers would be stored anew at the first event. */
export function zeros(dimensions: number): number[] {
  const vector: number[] = []
  for (let i = 0; i < dimensions; i++) vector.push(0.5)
  return vector.fill(0)
}
