import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS } from '../domains/index.js'
import { type DomainVectors, HASHING_MODEL } from '../embedding/index.js'
import { type DnaHistory, type DnaHistoryItem, memoryDnaHistorySource } from '../history/index.js'
import { dnaHistoryContract } from './dnaHistoryContract.js'

const unit = (at: number): DomainVectors =>
  Object.fromEntries(
    DNA_DOMAINS.map((domain) => [domain, Float32Array.from({ length: 384 }, (_, i) => Number(i === at))]),
  ) as never
const item = (n: number, changes: Partial<DnaHistoryItem> = {}): DnaHistoryItem => ({
  id: `entry-${n}`,
  eventType: 'player.track_played',
  occurredAt: new Date(Date.UTC(2025, 8, n)).toISOString(),
  sessionId: null,
  entityType: 'track',
  entityId: null,
  entityName: null,
  artistId: null,
  artistName: null,
  vectorId: '1',
  skipReason: null,
  valence: 1,
  k: { cultural: 0.4, behavioral: 0.3, economic: 0.2, spatial: 5 },
  ...changes,
})
const none = { cultural: 0, behavioral: 0, economic: 0, spatial: 0 }
const history: DnaHistory = {
  userId: 'fan',
  model: HASHING_MODEL,
  prior: unit(0),
  items: [item(3), item(1), item(2, { vectorId: null, skipReason: 'NO_ENTITY', k: none })],
  vectors: new Map([['1', unit(1)]]),
  readAt: '2025-11-09T12:00:00Z',
}
const empty = { ...history, userId: 'new', model: null, prior: null, items: [], vectors: new Map() }

const contractOf = (changed: Partial<DnaHistory>) =>
  dnaHistoryContract({
    open: async () => ({
      source: {
        async readDnaHistory(userId, options) {
          const read = await memoryDnaHistorySource([history, empty]).readDnaHistory(userId, options)
          return userId === 'fan' ? { ...read, ...changed } : read
        },
      },
      userId: 'fan',
      decisions: 3,
      withoutDna: 'new',
      unknown: 'nobody',
      lifetimeMass: { cultural: 0.8, behavioral: 0.6, economic: 0.4, spatial: 10 },
    }),
  })

describe('memoryDnaHistorySource', () => {
  for (const { name, run } of contractOf({})) it(name, run)
})

it.each<[string, Partial<DnaHistory>]>([
  ['loses a decision', { items: [item(1), item(2, { vectorId: null, skipReason: 'NO_ENTITY' })] }],
  ['mixes the order', { items: [item(3), item(1), item(2, { vectorId: null, skipReason: 'X', k: none })] }],
  ['loses the vectors', { vectors: new Map() }],
  [
    'cuts a vector short',
    {
      vectors: new Map([['1', Object.fromEntries(DNA_DOMAINS.map((domain) => [domain, [1, 0]])) as never]]),
    },
  ],
])('the contract fails a source that %s', async (_, changed) => {
  const ends = await Promise.allSettled(contractOf(changed).map(({ run }) => run()))
  expect(ends.some(({ status }) => status === 'rejected')).toBe(true)
})
