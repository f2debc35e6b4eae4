import * as z from 'zod'

/** Below it pgvector reports an underflow. */
const SMALLEST_FLOAT4 = 2 ** -126

/** A `vector(n)` column: the text `[0.1,-2]` that drivers answer, or an array; n finite numbers. */
export function vector(dimensions: number) {
  return z
    .unknown()
    .transform((value) => (typeof value === 'string' ? decode(value) : toArray(value)))
    .pipe(z.array(z.number()).length(dimensions))
}

/** A `vector(n)` to be written: as text, the one form that every driver and the API take. */
export function vectorToWrite(dimensions: number) {
  return vector(dimensions)
    .refine((value) => value.every((x) => Number.isFinite(Math.fround(x))), 'is too large for float4')
    .transform((value) => `[${value.map((x) => (Math.abs(x) < SMALLEST_FLOAT4 ? 0 : x)).join(',')}]`)
}

function toArray(value: unknown): unknown {
  return value instanceof Float32Array || value instanceof Float64Array ? Array.from(value) : value
}

function decode(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}
