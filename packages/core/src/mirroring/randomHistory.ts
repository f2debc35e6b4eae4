import type { AttributedInteraction } from '../attribution/index.js'
import type { PerDomain } from '../domains/index.js'
import { EVENT_CATALOGUE } from '../events/index.js'
import { createDnaState, type DnaState } from './index.js'

/** For tests: the same numbers in [0, 1) on every machine (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function randomVectors(random: () => number, dimensions: number): PerDomain<number[]> {
  const vector = () => Array.from({ length: dimensions }, () => random() * 2 - 1)
  return { cultural: vector(), behavioral: vector(), economic: vector(), spatial: vector() }
}

/** For tests: a state with a prior and a history over three years, with repeated entities, zeros and preferences. */
export function randomHistory(
  seed: number,
  count: number,
  dimensions: number,
): { state: DnaState; interactions: AttributedInteraction[] } {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const entities = Array.from({ length: Math.max(3, count >> 2) }, (_, n) => {
    const vectors = randomVectors(random, dimensions)
    return n % 5 === 4 ? { ...vectors, economic: vectors.economic.map(() => 0) } : vectors
  })
  const { spatial: _, ...prior } = randomVectors(random, dimensions)
  const state = createDnaState({ dimensions, prior })
  const interactions = Array.from({ length: count }, (_unused, n): AttributedInteraction => {
    const which = Math.floor(random() * entities.length)
    return {
      id: `event-${n}`,
      eventType: pick(EVENT_CATALOGUE.events).type,
      occurredAt: new Date(1_690_000_000_000 + Math.floor(random() * 3 * 365 * 86_400_000)).toISOString(),
      entity: entities[which] as PerDomain<number[]>,
      entityId: `entity-${which}`,
      artistId: which % 3 === 0 ? null : `artist-${which % 3}`,
      context: pick(['playlist', 'general', null]),
      preferences: pick([
        null,
        { culturalMultiplier: 0.5, learningRate: 0.3, contextMultipliers: { playlist: 2 } },
      ]),
    }
  })
  return { state, interactions }
}

/** For tests: the same items in another order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  return items
    .map((item): [number, T] => [random(), item])
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item)
}
