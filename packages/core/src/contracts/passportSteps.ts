import { hashingEmbedder } from '../embedding/index.js'
import {
  type ClaimedBatch,
  type DecidedBatch,
  type PassportLog,
  type ProcessOptions,
  type ProcessResult,
  processPassportEntries,
} from '../passport/index.js'
import { must } from './must.js'
import type { ContractEntry, PassportLogFixture } from './PassportLogHarness.js'

export const NOON = '2025-11-09T12:00:00.000Z'
export const CLAIM = { batchSize: 500, leaseSeconds: 60, model: hashingEmbedder.model }

/** A favourite of a track at noon, unless it is said otherwise. */
export function entryOf(
  { newId }: Pick<PassportLogFixture, 'newId'>,
  userId: string,
  trackId: string,
  more: Partial<ContractEntry> = {},
): ContractEntry {
  return {
    userId,
    id: newId(),
    eventType: 'player.track_favorited',
    occurredAt: NOON,
    entityType: 'track',
    entityId: trackId,
    metadata: {},
    ...more,
  }
}

/** A user, a track, and so many favourites of it in the log. */
export async function setStage(fixture: PassportLogFixture, favourites: number) {
  const userId = await fixture.addUser()
  const { trackId } = await fixture.addTrack()
  const entries = Array.from({ length: favourites }, (_, index) =>
    entryOf(fixture, userId, trackId, {
      occurredAt: new Date(Date.parse(NOON) - index * 86_400_000).toISOString(),
    }),
  )
  if (entries.length > 0) await fixture.append(entries)
  return { userId, trackId, entries }
}

/** Works the log until nothing is free; answers the sums. */
export async function workAll(
  log: PassportLog,
  options: Partial<ProcessOptions> = {},
): Promise<ProcessResult> {
  const totals = { claimed: 0, processed: 0, skipped: 0, retried: 0, dead: 0, durationMs: 0 }
  for (let round = 0; round < 1000; round++) {
    const result = await processPassportEntries({ log, ...options })
    if (result.claimed === 0) return totals
    for (const key of Object.keys(totals) as (keyof ProcessResult)[]) totals[key] += result[key]
  }
  throw new Error('The log hands out the same work for ever.')
}

/** What core would commit of a batch; nothing is passed on to the log. */
export async function decide(log: PassportLog, claimed?: ClaimedBatch): Promise<DecidedBatch> {
  const decided: DecidedBatch[] = []
  await processPassportEntries({
    log: {
      claim: async (options) => claimed ?? log.claim(options),
      commit: async (batch) => {
        decided.push(batch)
        return { processed: 0, skipped: 0, lapsed: 0, at: 0 }
      },
      fail: async () => ({ retried: 0, dead: 0, at: 0 }),
    },
  })
  const [only] = decided
  must(only !== undefined, 'there is something to decide', 'nothing')
  return only
}

/** A user's standing with one entry, as `mediaid done, coliseum done`. */
export async function standingOf(
  { standingsOf }: Pick<PassportLogFixture, 'standingsOf'>,
  { userId, id }: ContractEntry,
): Promise<string> {
  const order = ['mediaid', 'treasury', 'coliseum']
  return (await standingsOf(userId))
    .filter(({ entryId }) => entryId === id)
    .sort((a, b) => order.indexOf(a.system) - order.indexOf(b.system))
    .map(({ system, state, reason }) => `${system} ${state}${reason === null ? '' : ` ${reason}`}`)
    .join(', ')
}
