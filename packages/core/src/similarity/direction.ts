import { DNA_DOMAINS, type DnaDomain, type PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import { DiaError } from '../errors/index.js'
import { unitVector } from '../vectors/index.js'

/** A vector's direction: unit length, or zero. Throws DiaError `INVALID_VECTOR` for what is no vector of finite numbers. */
export function direction(vector: ArrayLike<number>): Float64Array {
  const isVector = Array.isArray(vector) || vector instanceof Float32Array || vector instanceof Float64Array
  if (!isVector) throw invalidVector('A vector is neither an array of numbers nor a typed array of floats.')
  for (let i = 0; i < vector.length; i += 1)
    if (!Number.isFinite(vector[i])) throw invalidVector('A vector holds something that is no finite number.')
  return unitVector(vector)
}

/** The direction in each domain. */
export function directions(vectors: DomainVectors): PerDomain<Float64Array> {
  if (typeof vectors !== 'object' || vectors === null) throw invalidVector('There are no vectors per domain.')
  const inDomain = (domain: DnaDomain) => direction(vectors[domain])
  return {
    cultural: inDomain('cultural'),
    behavioral: inDomain('behavioral'),
    economic: inDomain('economic'),
    spatial: inDomain('spatial'),
  }
}

/** The domains in which a direction is known. */
export function knownDomains(units: PerDomain<Float64Array>): DnaDomain[] {
  return DNA_DOMAINS.filter((domain) => units[domain].some((component) => component !== 0))
}

function invalidVector(message: string): DiaError {
  return new DiaError(
    'INVALID_VECTOR',
    message,
    'Pass four vectors of finite numbers, such as embedEntity or readDna answers.',
  )
}
