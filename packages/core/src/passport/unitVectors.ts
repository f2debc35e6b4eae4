import { DNA_DOMAINS, DOMAIN_DIMENSIONS } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import { DiaError } from '../errors/index.js'
import { unitVector } from '../vectors/index.js'

/** Below this a component of a unit vector is noise that float4 could not multiply: pgvector raises on underflow. */
const LEAST_COMPONENT = 1e-8

/** An embedder's answer as the log stores it: length 1 or zero per domain. Throws DiaError `EMBEDDER_ANSWER`. */
export function unitVectors(vectors: DomainVectors): DomainVectors {
  return Object.fromEntries(
    DNA_DOMAINS.map((domain) => {
      const vector = vectors[domain]
      if (vector?.length !== DOMAIN_DIMENSIONS || !Array.from(vector).every(Number.isFinite)) {
        throw new DiaError(
          'EMBEDDER_ANSWER',
          `The embedder's ${domain} vector is not ${DOMAIN_DIMENSIONS} finite numbers`,
          'An EntityEmbedder answers four vectors of 384 finite numbers, for entities and for bases.',
        )
      }
      return [domain, unitVector(vector).map((c) => (Math.abs(c) < LEAST_COMPONENT ? 0 : c))]
    }),
  ) as unknown as DomainVectors
}
