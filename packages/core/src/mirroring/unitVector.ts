import type { DiaError } from '../errors/index.js'
import { inputError } from '../errors/inputError.js'

/** What the loops work on: it holds nothing but numbers. */
export type NumberVector = Float32Array | Float64Array

/**
 * The vector as numbers: itself if it is a float array, else a copy. A wrong length is a DiaError
 * `INVALID_VECTOR`; a component that is no number is NaN in the copy.
 */
export function numberVector(what: string, vector: ArrayLike<number>, dimensions: number): NumberVector {
  if (vector?.length !== dimensions) throw invalidVector(what, dimensions)
  if (ArrayBuffer.isView(vector)) return vector as unknown as NumberVector
  const copy = new Float64Array(dimensions)
  for (let i = 0; i < dimensions; i++) {
    const component: unknown = vector[i]
    if (typeof component !== 'number') throw invalidVector(what, dimensions)
    copy[i] = component
  }
  return copy
}

/** Whether a vector of these squares has a direction: one shorter than 1e-140 counts as zero, since its squares lose their digits. */
export function hasDirection(squares: number): boolean {
  return squares > 1e-280
}

/** The squares, if the vector's components and they are finite; else throws a DiaError `INVALID_VECTOR`. */
export function checkSquares(what: string, dimensions: number, squares: number): number {
  if (squares < 1e280) return squares
  throw invalidVector(what, dimensions)
}

export function invalidVector(what: string, dimensions: number): DiaError {
  return inputError('INVALID_VECTOR', `Vector ${what}`, `${dimensions} finite numbers`)
}

/** In one sum: for what is read now and then. */
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
