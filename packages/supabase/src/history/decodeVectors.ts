import { DNA_DOMAINS, DOMAIN_DIMENSIONS, type PerDomain } from '@dia/core/domains'
import { DiaError } from '@dia/core/errors'

/** Vectors in domain order, each as base64 of big-endian float4s, null for zero. Throws DiaError `UNEXPECTED_ANSWER`. */
export function decodeVectors(texts: readonly (string | null)[]): PerDomain<Float32Array> {
  return Object.fromEntries(
    DNA_DOMAINS.map((domain, index) => [domain, decodeVector(texts[index] ?? null)]),
  ) as PerDomain<Float32Array>
}

function decodeVector(base64: string | null): Float32Array {
  const vector = new Float32Array(DOMAIN_DIMENSIONS)
  if (base64 === null) return vector
  const bytes = Uint8Array.from(binaryOf(base64), (character) => character.charCodeAt(0))
  if (bytes.length !== DOMAIN_DIMENSIONS * 4) throw unexpected()
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < vector.length; index++) vector[index] = view.getFloat32(index * 4)
  return vector
}

function binaryOf(base64: string): string {
  try {
    return atob(base64)
  } catch {
    throw unexpected()
  }
}

function unexpected(): DiaError {
  return new DiaError(
    'UNEXPECTED_ANSWER',
    'The database answered a vector of another length',
    'Bring database and kit to the same version: run "dia migrate".',
  )
}
