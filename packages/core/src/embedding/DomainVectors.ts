import type { PerDomain } from '../domains/index.js'

/** One domain's vector: 384 components. */
export type DomainVector = Float32Array | Float64Array | readonly number[]

/** A vector per domain, 384 components each; a zero vector means that nothing is known. */
export type DomainVectors = PerDomain<DomainVector>
