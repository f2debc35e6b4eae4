import type { DiaError } from '../errors/index.js'
import { inputError } from '../errors/inputError.js'
import { unitVector } from '../vectors/index.js'

/** What the loops work on: it holds nothing but numbers. */
export type NumberVector = Float32Array | Float64Array

/**
 * The vector as numbers: itself if it is a float array, else a copy. A wrong length is a DiaError
 * `INVALID_VECTOR`; a component that is no number is NaN in the copy.
 */
export function numberVector(what: string, vector: ArrayLike<number>, dimensions: number): NumberVector {
  if (vector?.length !== dimensions) throw invalidVector(what, dimensions)
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

/** The vector at length 1, zeros if it is zero. NaN and Infinity are a DiaError `INVALID_VECTOR`. */
export function finiteUnitVector(what: string, vector: NumberVector): Float64Array {
  if (!vector.every(Number.isFinite)) throw invalidVector(what, vector.length)
  return unitVector(vector)
}

export function invalidVector(what: string, dimensions: number): DiaError {
  return inputError('INVALID_VECTOR', `Vector ${what}`, `${dimensions} finite numbers`)
}

/** In four sums, by the index modulo 4. */
export function sumOfSquares(vector: ArrayLike<number>): number {
  const sums: [number, number, number, number] = [0, 0, 0, 0]
  for (let i = 0; i < vector.length; i++) sums[(i & 3) as 0] += (vector[i] as number) * (vector[i] as number)
  return sums[0] + sums[1] + (sums[2] + sums[3])
}

/** Zeros that the engine stores as doubles from the start; integers would be stored anew at the first event. */
export function zeros(dimensions: number): number[] {
  const vector: number[] = []
  for (let i = 0; i < dimensions; i++) vector.push(0.5)
  return vector.fill(0)
}
