import type { NumberVector } from './unitVector.js'

/** A vector and what to add it by. */
export interface Addend {
  readonly vector: NumberVector
  readonly coefficient: number
}

/** Adds coefficient·vector of each to `sum`, four at a time, so that the sum is read and written a quarter as often. */
export function addVectors(sum: Float64Array, addends: readonly Addend[]): void {
  let n = 0
  for (; n + 3 < addends.length; n += 4)
    addFour(
      sum,
      addends[n] as Addend,
      addends[n + 1] as Addend,
      addends[n + 2] as Addend,
      addends[n + 3] as Addend,
    )
  for (; n < addends.length; n++) addOne(sum, addends[n] as Addend)
}

function addFour(sum: Float64Array, first: Addend, second: Addend, third: Addend, fourth: Addend): void {
  const { vector: a, coefficient: p } = first
  const { vector: b, coefficient: q } = second
  const { vector: c, coefficient: r } = third
  const { vector: d, coefficient: s } = fourth
  const even = sum.length & ~1
  let i = 0
  for (; i < even; i += 2) {
    const j = i + 1
    sum[i] =
      (sum[i] as number) +
      (p * (a[i] as number) + q * (b[i] as number)) +
      (r * (c[i] as number) + s * (d[i] as number))
    sum[j] =
      (sum[j] as number) +
      (p * (a[j] as number) + q * (b[j] as number)) +
      (r * (c[j] as number) + s * (d[j] as number))
  }
  if (i < sum.length)
    sum[i] =
      (sum[i] as number) +
      (p * (a[i] as number) + q * (b[i] as number)) +
      (r * (c[i] as number) + s * (d[i] as number))
}

function addOne(sum: Float64Array, { vector, coefficient }: Addend): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + coefficient * (vector[i] as number)
}
