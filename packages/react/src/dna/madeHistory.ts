import type { DnaHistory, DnaHistoryItem } from '@dia/core/history'

const DAY = 86_400_000
const START = Date.UTC(2025, 0, 1)
const KINDS = [
  'player.track_played',
  'player.track_skipped',
  'treasury.track_purchase',
  'concierto.vote_cast',
]

/** For tests: a history of so many interactions, one every `everyDays`, each fourth pushing away. */
export function madeHistory(count: number, everyDays = 1): DnaHistory {
  const vector = (seed: number) =>
    Float64Array.from({ length: 384 }, (_, i) => Math.sin(seed * 7 + i * (seed + 1)))
  const vectors = new Map(
    Array.from({ length: 5 }, (_, n) => [
      `entity-${n}`,
      { cultural: vector(n), behavioral: vector(n + 9), economic: vector(n + 18), spatial: vector(n + 27) },
    ]),
  )
  const items = Array.from({ length: count }, (_, n): DnaHistoryItem => {
    const isPush = n % 4 === 1
    return {
      id: `entry-${n}`,
      eventType: KINDS[n % 4] ?? '',
      occurredAt: new Date(START + n * everyDays * DAY).toISOString(),
      sessionId: null,
      entityType: 'track',
      entityId: `entity-${n % 5}`,
      entityName: `Track ${n % 5}`,
      artistId: `artist-${n % 2}`,
      artistName: `Artist ${n % 2}`,
      vectorId: `entity-${n % 5}`,
      skipReason: null,
      valence: isPush ? -0.25 : 1,
      k: {
        cultural: 0.4 + 0.1 * (n % 3),
        behavioral: 0.3,
        economic: n % 4 === 2 ? 0.9 : 0.1,
        spatial: n % 4 === 3 ? 0.8 : 0,
      },
    }
  })
  return {
    userId: 'user',
    model: 'made',
    prior: { cultural: vector(40), behavioral: vector(41), economic: vector(42), spatial: vector(43) },
    items,
    vectors,
    readAt: new Date(START + (count * everyDays + 10) * DAY).toISOString(),
  }
}
