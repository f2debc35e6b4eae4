import { expect, it } from 'vitest'
import { type EntityEmbedder, hashingEmbedder } from '../embedding/index.js'
import type { ClaimedBatch } from './ClaimedBatch.js'
import type { DecidedBatch, PassportFailure } from './PassportDecision.js'
import { processPassportEntries } from './processPassportEntries.js'

const VOTE = {
  userId: 'u',
  id: 'vote',
  eventType: 'concierto.vote_cast',
  occurredAt: '2025-11-09T12:00:00Z',
  entityType: 'event',
  entityId: 'e',
  context: null,
  artistId: 'a',
  systems: 1,
  attempts: 0,
}

/** A log that holds one batch and remembers what became of it. */
function logOf(batch: Partial<ClaimedBatch>) {
  const decided: DecidedBatch['decisions'][number][] = []
  const failed: PassportFailure[] = []
  const log = {
    claim: async () => ({ token: 'lease', at: 0, entries: [], users: [], entities: [], ...batch }),
    commit: async ({ decisions }: DecidedBatch) => {
      decided.push(...decisions)
      return { processed: decisions.length, skipped: 0, lapsed: 0, at: 0 }
    },
    fail: async (_: string, failures: readonly PassportFailure[]) => {
      failed.push(...failures)
      return { retried: failures.length, dead: 0, at: 0 }
    },
  }
  return { log, decided, failed }
}

const failingOn = (entityType: string): EntityEmbedder => ({
  ...hashingEmbedder,
  embed: async (entities) => {
    if (entities.some((entity) => entity.entityType === entityType)) throw new Error('no answer')
    return hashingEmbedder.embed(entities)
  },
})

it.each(['event', 'artist'])('puts a vote back when the vector of its %s cannot be built', async (broken) => {
  const { log, decided, failed } = logOf({
    entries: [VOTE],
    users: [{ userId: 'u', mediaId: 'm', initialised: true }],
    entities: [
      { entityType: 'event', entityId: 'e', metadata: { title: 'Harbour Night', place: 'Lisbon' } },
      { entityType: 'artist', entityId: 'a', metadata: { artistName: 'Nova' } },
    ],
  })
  const result = await processPassportEntries({ log, embedder: failingOn(broken) })
  expect(decided).toEqual([])
  expect(failed).toMatchObject([{ entryId: 'vote', system: 'mediaid', code: 'EMBEDDER_FAILED' }])
  expect(result).toMatchObject({ processed: 0, retried: 1 })
})

it('mixes no models: a user whose DNA is of another model is put back, others are worked', async () => {
  const play = { ...VOTE, eventType: 'player.track_played', entityType: 'track', entityId: 't' }
  const known = { mediaId: 'm', initialised: true }
  const { log, decided, failed } = logOf({
    entries: [
      { ...play, id: 'before', userId: 'old' },
      { ...play, id: 'now', userId: 'new' },
    ],
    users: [
      { userId: 'old', model: 'host-model-1', ...known },
      { userId: 'new', model: hashingEmbedder.model, ...known },
    ],
    entities: [{ entityType: 'track', entityId: 't', domains: 0b1111 }],
  })
  await processPassportEntries({ log })
  expect(decided).toMatchObject([{ entryId: 'now', mediaid: { outcome: 'done' } }])
  expect(failed).toMatchObject([{ entryId: 'before', code: 'MODEL_MISMATCH' }])
})
