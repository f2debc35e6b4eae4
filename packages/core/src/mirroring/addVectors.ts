import type { NumberVector } from './unitVector.js'

/** Adds coefficient·vector of each to `sum`, four at a time, so that the sum is read and written a quarter as often. */
export function addVectors(
  sum: Float64Array,
  vectors: readonly NumberVector[],
  coefficients: readonly number[],
): void {
  let n = 0
  for (; n + 3 < vectors.length; n += 4) addFour(sum, vectors, coefficients, n)
  for (; n < vectors.length; n++) addOne(sum, vectors[n] as NumberVector, coefficients[n] as number)
}

function addFour(
  sum: Float64Array,
  vectors: readonly NumberVector[],
  coefficients: readonly number[],
  from: number,
): void {
  const a = vectors[from] as NumberVector
  const b = vectors[from + 1] as NumberVector
  const c = vectors[from + 2] as NumberVector
  const d = vectors[from + 3] as NumberVector
  const p = coefficients[from] as number
  const q = coefficients[from + 1] as number
  const r = coefficients[from + 2] as number
  const s = coefficients[from + 3] as number
  const fours = sum.length & ~3
  let i = 0
  for (; i < fours; i += 4) {
    sum[i] =
      (sum[i] as number) +
      (p * (a[i] as number) + q * (b[i] as number)) +
      (r * (c[i] as number) + s * (d[i] as number))
    sum[i + 1] =
      (sum[i + 1] as number) +
      (p * (a[i + 1] as number) + q * (b[i + 1] as number)) +
      (r * (c[i + 1] as number) + s * (d[i + 1] as number))
    sum[i + 2] =
      (sum[i + 2] as number) +
      (p * (a[i + 2] as number) + q * (b[i + 2] as number)) +
      (r * (c[i + 2] as number) + s * (d[i + 2] as number))
    sum[i + 3] =
      (sum[i + 3] as number) +
      (p * (a[i + 3] as number) + q * (b[i + 3] as number)) +
      (r * (c[i + 3] as number) + s * (d[i + 3] as number))
  }
  for (; i < sum.length; i++)
    sum[i] =
      (sum[i] as number) +
      (p * (a[i] as number) + q * (b[i] as number)) +
      (r * (c[i] as number) + s * (d[i] as number))
}

function addOne(sum: Float64Array, vector: NumberVector, coefficient: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + coefficient * (vector[i] as number)
}
