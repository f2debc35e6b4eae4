import type { PerDomain } from '../domains/index.js'

/** The name of the default model. Any change to tokens, weights or hashing needs a new name. */
export const HASHING_MODEL = 'dia-hash-1'

/** What the default model answers: float32, as the database stores it. */
export type HashedVectors = PerDomain<Float32Array>
