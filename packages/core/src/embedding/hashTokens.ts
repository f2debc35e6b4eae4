import { DOMAIN_DIMENSIONS } from '../domains/index.js'
import { unitVector } from '../vectors/index.js'
import { finalMix, murmur3 } from './murmur3.js'
import type { TokenBag } from './TokenBag.js'

/** Places a token touches: one would let two tokens coincide; 16 keep chance overlaps near 0.05. */
const PROBES = 16

/** A bag of tokens as a unit vector of 384 float32 components, zero for an empty bag. */
export function hashTokens(bag: Readonly<TokenBag>): Float32Array {
  const sum = new Float64Array(DOMAIN_DIMENSIONS)
  for (const token of [...bag.keys()].sort()) addProbes(sum, token, bag.get(token) ?? 0)
  return Float32Array.from(unitVector(sum))
}

/** Two hashes span the token's probes; a place already taken is passed over, so each token weighs the same. */
function addProbes(sum: Float64Array, token: string, weight: number): void {
  const bytes = new TextEncoder().encode(token)
  const start = murmur3(bytes, 0)
  const step = murmur3(bytes, 1) | 1
  const taken = new Set<number>()
  for (let i = 0; taken.size < PROBES; i += 1) {
    const probe = finalMix((start + Math.imul(step, i)) | 0)
    const place = (probe >>> 1) % DOMAIN_DIMENSIONS
    if (taken.has(place)) continue
    taken.add(place)
    sum[place] = (sum[place] ?? 0) + (probe & 1 ? weight : -weight)
  }
}
