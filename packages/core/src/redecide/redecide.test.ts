import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS } from '../domains/index.js'
import { type DomainVectors, hashingEmbedder } from '../embedding/index.js'
import { EVENT_CATALOGUE, type EventCatalogue, extendCatalogue } from '../events/index.js'
import { createMemoryPassportLog } from '../memory/index.js'
import { createDnaState, type DnaState, deltaNormsOf, readDna } from '../mirroring/index.js'
import { type ClaimedBatch, processPassportEntries } from '../passport/index.js'
import { unitVectors } from '../passport/unitVectors.js'
import { type RecordedBatch, type RecordedUser, redecide, redecideUser } from './index.js'

const USER = '00000000-0000-4000-8000-000000000001'
const TRACKS = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
const TYPES = ['player.track_played', 'player.track_favorited', 'player.track_skipped', 'player.hummed_along']
const bases = { interests: ['vinyl'], genrePreferences: ['jazz'], contentFlags: {}, locationCode: null }
const entities = TRACKS.map((entityId, index) => ({
  entityType: 'track' as const,
  entityId,
  metadata: { title: `Tide ${index}`, genre: ['jazz', 'dub'][index] },
}))
const entries = Array.from({ length: 40 }, (_, index) => ({
  userId: USER,
  id: `e${index}`,
  eventType: TYPES[index % 4] ?? '',
  occurredAt: new Date(Date.UTC(2025, index % 10, 1)).toISOString(),
  entityType: 'track' as const,
  entityId: TRACKS[index % 3 === 0 ? 0 : 1] ?? '',
  metadata: { progress_percentage: index },
}))

/** The log worked with a catalogue: its end, and what was claimed. */
async function worked(catalogue: EventCatalogue) {
  const world = { users: [{ userId: USER, mediaId: 'm', bases }], entities, contracts: [] }
  const log = createMemoryPassportLog({ world, now: () => Date.UTC(2026, 0, 1) })
  log.append(entries)
  const claims: ClaimedBatch[] = []
  const claim: typeof log.claim = async (options) => {
    const batch = await log.claim(options)
    claims.push(batch)
    return batch
  }
  await processPassportEntries({ log: { ...log, claim }, catalogue })
  return { log, claimed: claims.flatMap((batch) => batch.entries), user: claims[0]?.users[0] }
}

async function vectors(): Promise<ReadonlyMap<string, DomainVectors>> {
  const made = await hashingEmbedder.embed(entities.map(({ metadata, ...of }) => ({ ...metadata, ...of })))
  return new Map(made.map((vector, index) => [TRACKS[index] ?? '', unitVectors(vector)]))
}

/** What was recorded, in batches of seven. */
async function recorded(): Promise<RecordedUser> {
  const { log, claimed, user } = await worked(EVENT_CATALOGUE)
  const known = await vectors()
  const all = claimed.map((entry): RecordedBatch['entries'][number] => {
    const { mediaid = null, coliseum = null } =
      log.decisions.find(({ entryId }) => entryId === entry.id) ?? {}
    const weightedScore = coliseum?.scores.reduce((sum, score) => sum + score.weightedScore, 0n) ?? 0n
    return {
      entry,
      mediaid: mediaid && { ...mediaid, vectorId: mediaid.outcome === 'done' ? entry.entityId : null },
      coliseum: coliseum && { ...coliseum, weightedScore },
    }
  })
  const batches = Array.from({ length: Math.ceil(all.length / 7) }, (_, index) => ({
    entries: all.slice(index * 7, index * 7 + 7),
    entities: entities.map(({ entityType, entityId }) => ({ entityType, entityId, vectorId: entityId })),
    vectors: known,
  }))
  const prior = unitVectors((await hashingEmbedder.embedBases?.(bases)) as DomainVectors)
  return { userId: USER, user, prior, batches }
}

describe('deciding anew', () => {
  it('finds nothing under what holds', async () => {
    const report = await redecideUser(await recorded())
    expect(report).toMatchObject({ entries: 40, decisionsChanged: 0, scoresChanged: 0, examples: [] })
    expect(report.distance).toEqual({ cultural: 0, behavioral: 0, economic: 0, spatial: 0 })
    expect(report.scoreAfter).toBe(report.scoreBefore)
  })

  it('comes to what a log comes to that is worked under the other weights', async () => {
    const catalogue = extendCatalogue(EVENT_CATALOGUE, {
      version: 'other',
      events: [
        { type: 'player.track_played', weights: { cultural: 1, spatial: 1 }, coliseumScore: 5 },
        { type: 'player.track_skipped', valence: 0 },
        {
          type: 'player.hummed_along',
          ...{ weights: { cultural: 1, behavioral: 0, economic: 0, spatial: 0 }, baseIntensity: 1 },
          affects: ['mediaid'],
        },
      ],
    })
    const [is, other] = [(await worked(EVENT_CATALOGUE)).log, (await worked(catalogue)).log]
    const report = await redecideUser(await recorded(), { catalogue, examples: 3 })
    expect(report).toMatchObject({ entries: 40, decisionsChanged: 30, scoresChanged: 10 })
    expect(report.examples).toHaveLength(3)
    expect(report.examples[0]).toMatchObject({ system: 'mediaid', entryId: expect.stringMatching(/^e\d+$/) })
    const state = (log: typeof is): DnaState => log.dnaOf(USER) ?? createDnaState()
    const at = new Date(Math.max(state(is).newestEventAt ?? 0, state(other).newestEventAt ?? 0))
    const apart = deltaNormsOf(readDna(state(is), at), readDna(state(other), at))
    for (const domain of DNA_DOMAINS) expect(report.distance[domain]).toBeCloseTo(apart[domain], 9)
    expect(report.distance.cultural).toBeGreaterThan(0.01)
    const scores = (log: typeof is) =>
      TRACKS.reduce((sum, track) => sum + log.scoreOf('tracks_daily', track), 0n)
    expect(scores(other)).not.toBe(scores(is))
    expect(report.scoreAfter - report.scoreBefore).toBe(40_000_000n * 1n + extraOfProgress())
  })

  it('tries preferences in place of the user’s own', async () => {
    const mute = {
      culturalMultiplier: 0,
      behavioralMultiplier: 0,
      economicMultiplier: 0,
      spatialMultiplier: 0,
    }
    const { examples, decisionsChanged } = await redecideUser(await recorded(), { preferences: mute })
    expect(decisionsChanged).toBe(30)
    expect(examples[0]?.after).toBe('skipped MUTED_BY_PREFERENCES')
    expect(examples[0]?.before).toMatch(/^k [\d. ]+, valence/)
  })

  it('reads a batch when the one before it is done, and no user before it is asked for', async () => {
    const { batches, ...user } = await recorded()
    let [read, users] = [0, 0]
    const source = {
      async *readRecordedUsers() {
        for (;;) {
          users += 1
          yield {
            ...user,
            batches: (function* () {
              for (const batch of batches as Iterable<RecordedBatch>) {
                read += 1
                yield batch
              }
            })(),
          }
        }
      },
    }
    for await (const { entries: count } of redecide(source)) {
      expect(count).toBe(40)
      break
    }
    expect({ read, users }).toEqual({ read: 6, users: 1 })
  })
})

/** What four more points bring the plays beyond the base, by how far they were heard: 4 · 2p². */
function extraOfProgress(): bigint {
  return entries
    .filter(({ eventType }) => eventType === 'player.track_played')
    .reduce((sum, { metadata }) => sum + BigInt(8 * metadata.progress_percentage ** 2) * 100n, 0n)
}
