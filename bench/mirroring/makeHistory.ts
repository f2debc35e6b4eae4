import { DNA_DOMAINS, type PerDomain } from '@dia/core/domains'
import type { MirrorInteraction } from '@dia/core/mirroring'

/** A small generator of the same numbers everywhere (mulberry32), in [0, 1). */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const DIMENSIONS = 384

const TYPES = [
  'player.track_played',
  'player.track_completed',
  'player.track_skipped',
  'player.track_favorited',
  'concierto.vote_cast',
  'treasury.track_purchase',
] as const

export type Vectors<Vector> = PerDomain<Vector>

export function makeEntity<Vector>(
  random: () => number,
  from: (numbers: number[]) => Vector,
): Vectors<Vector> {
  const vectors = {} as Vectors<Vector>
  for (const domain of DNA_DOMAINS) {
    const numbers = Array.from({ length: DIMENSIONS }, () => random() - 0.5)
    const length = Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0))
    vectors[domain] = from(numbers.map((x) => x / length))
  }
  return vectors
}

/** `count` interactions within two years; `pick` says which entity the n-th one is with. */
export function makeHistory<Vector extends ArrayLike<number>>(
  count: number,
  entities: readonly Vectors<Vector>[],
  random: () => number,
  pick: (n: number) => number = (n) => n % entities.length,
): MirrorInteraction[] {
  return Array.from({ length: count }, (_, n) => ({
    eventType: TYPES[Math.floor(random() * TYPES.length)] as string,
    occurredAt: new Date(1_700_000_000_000 + Math.floor(random() * 730 * 86_400_000)),
    entity: entities[pick(n)] as Vectors<Vector>,
  }))
}
