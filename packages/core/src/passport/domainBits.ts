import { DNA_DOMAINS } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'

/** The domains where a vector is not zero: 1, 2, 4, 8 in domain order. */
export function domainBits(vectors: DomainVectors): number {
  return DNA_DOMAINS.reduce(
    (bits, domain, index) =>
      vectors[domain].some((component) => component !== 0) ? bits | (1 << index) : bits,
    0,
  )
}
