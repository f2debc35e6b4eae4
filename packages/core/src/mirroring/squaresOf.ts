import type { NumberVector } from './unitVector.js'

/** The sum of squares, eight at a time. */
export function squaresOf(vector: NumberVector): number {
  const eights = vector.length & ~7
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i < eights; i += 8) {
    const p = vector[i] as number
    const q = vector[i + 1] as number
    const r = vector[i + 2] as number
    const s = vector[i + 3] as number
    const t = vector[i + 4] as number
    const u = vector[i + 5] as number
    const v = vector[i + 6] as number
    const w = vector[i + 7] as number
    a += p * p + t * t
    b += q * q + u * u
    c += r * r + v * v
    d += s * s + w * w
  }
  for (; i < vector.length; i++) a += (vector[i] as number) * (vector[i] as number)
  return a + b + (c + d)
}
