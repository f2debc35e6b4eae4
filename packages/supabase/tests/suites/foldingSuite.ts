import { DNA_DOMAINS, type DnaDomain, type PerDomain } from '@dia/core/domains'
import { type DomainVectors, type embedBases, embedEntity, hashingEmbedder } from '@dia/core/embedding'
import { parseDnaPreferences } from '@dia/core/influence'
import {
  createDnaState,
  type DnaState,
  type MirrorInteraction,
  mirrorInteractionsToDNA,
  readDna,
  referenceTimeOf,
} from '@dia/core/mirroring'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type StatedBases, TASTE, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { workAll } from '../fixture/work.js'

const DAY = 86_400_000
/** Mulberry32: the same history in every run. */
function randomFrom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** One thing that happened, whoever it happens to. */
interface Happening {
  readonly type: string
  readonly entity: readonly [type: string, id: string]
  readonly at: string
  readonly metadata: Readonly<Record<string, unknown>>
}

const PREFERRING: StatedBases = {
  ...TASTE,
  content_flags: {
    high_quality: true,
    dna_preferences: {
      culturalMultiplier: 1.4,
      behavioralMultiplier: 0.3,
      learningRate: 0.2,
      contextMultipliers: { playlist: 2, discovery: 0.1 },
    },
  },
}

/** The database's DNA is core's DNA, however the events arrive. */
export function foldingSuite(open: OpenBackend): void {
  describe('DNA folded in the database', () => {
    let backend: TestBackend
    let history: Happening[]
    let vectors: Map<string, DomainVectors>

    beforeAll(async () => {
      backend = await open()
      const artists = await Promise.all(['Ana', 'Ben'].map((name) => insertArtist(backend, name)))
      const tracks: string[] = []
      for (const [index, genre] of ['jazz', 'techno', 'fado'].entries()) {
        const artistId = artists[index % 2] ?? null
        tracks.push(await insertTrack(backend, { title: `Track ${index}`, artistId, genre }))
      }
      const event = await insertEvent(backend, 'Harbour Night')
      history = happenings(artists, tracks, event)
      vectors = await describedVectors(backend, { track: tracks, artist: artists, event: [event] })
    })
    afterAll(() => backend.close())

    /** Logs the history for a new user in parts, and works each part in batches. */
    async function live(
      bases: StatedBases,
      plan: { order: readonly Happening[]; part: number; batchSize: number },
    ): Promise<{ user: TestUser; entries: LoggedEntry[] }> {
      const user = await insertUser(backend, { mediaIds: [bases] })
      const entries = plan.order.map(({ type, entity, at, metadata }) =>
        entryOf(user.id, type, entity, { device_time: at, metadata }),
      )
      for (let start = 0; start < entries.length; start += plan.part) {
        await logEntries(backend, entries.slice(start, start + plan.part))
        await workAll(backend, { batchSize: plan.batchSize })
      }
      return { user, entries }
    }

    function foldedByCore(bases: StatedBases, entries: readonly LoggedEntry[]): DnaState {
      const preferences = parseDnaPreferences(bases.content_flags)
      const interactions = entries.map(
        ({ id, event_type, entity_type, entity_id, device_time, metadata }): MirrorInteraction => ({
          id,
          eventType: event_type,
          occurredAt: device_time ?? '',
          entity: mirrored(`${entity_type}:${entity_id}`, metadata.artist_id),
          preferences,
          context: typeof metadata.context === 'string' ? metadata.context : null,
        }),
      )
      return mirrorInteractionsToDNA(createDnaState({ prior: priorOf(bases) }), interactions).state
    }

    /** A vote mirrors the mean of its event and its artist. */
    function mirrored(key: string, artistId: unknown): DomainVectors {
      const own = vectors.get(key)
      const artist = artistId === undefined ? undefined : vectors.get(`artist:${artistId}`)
      if (own === undefined) throw new Error(`no vectors for ${key}`)
      if (artist === undefined) return own
      return perDomain((domain) => Array.from(own[domain], (c, i) => (c + (artist[domain][i] ?? 0)) / 2))
    }

    async function expectCoresDna(user: TestUser, state: DnaState): Promise<void> {
      const stored = await readStoredDna(backend, user.id)
      const newest = state.newestEventAt ?? 0
      for (const domain of DNA_DOMAINS) {
        const { referenceTime, signal, mass, lifetimeMass } = stored[domain]
        expect(referenceTime).toBe(referenceTimeOf(newest, state.options.halfLifeDays[domain]))
        expect(farthest(signal, state.signal[domain])).toBeLessThan(1e-5)
        expect(Math.abs(mass - state.mass[domain])).toBeLessThan(1e-5)
        expect(Math.abs(lifetimeMass - state.lifetimeMass[domain])).toBeLessThan(1e-5)
      }
    }

    it.each([
      { how: 'in order, one at a time', part: 1, batchSize: 1, seed: null },
      { how: 'in order, all at once', part: 1000, batchSize: 500, seed: null },
      { how: 'shuffled, one batch of 500', part: 1000, batchSize: 500, seed: 1 },
      { how: 'shuffled, in sevens', part: 7, batchSize: 7, seed: 2 },
      { how: 'shuffled, in batches that cut across arrivals', part: 11, batchSize: 4, seed: 3 },
      { how: 'newest first, one at a time', part: 1, batchSize: 1, seed: -1 },
    ])('equals the fold in memory to 1e-5: $how', async ({ part, batchSize, seed }) => {
      const order =
        seed === null ? history : seed < 0 ? history.toReversed() : shuffled(history, randomFrom(seed))
      const { user, entries } = await live(TASTE, { order, part, batchSize })
      await expectCoresDna(user, foldedByCore(TASTE, entries))
    })

    it('equals it for a user with preferences and contexts', async () => {
      const order = shuffled(history, randomFrom(4))
      const { user, entries } = await live(PREFERRING, { order, part: 13, batchSize: 500 })
      await expectCoresDna(user, foldedByCore(PREFERRING, entries))
    })

    it('equals it for a user who states nothing, and so has no prior', async () => {
      const { user, entries } = await live({}, { order: history, part: 20, batchSize: 6 })
      await expectCoresDna(user, foldedByCore({}, entries))
    })

    it('forgets what is sixty half-lives old without an underflow, in either order', async () => {
      const [first] = history
      if (first === undefined) throw new Error('no history')
      const ancient = { ...first, at: '1970-01-02T00:00:00Z' }
      for (const order of [
        [ancient, first],
        [first, ancient],
      ]) {
        const { user, entries } = await live(TASTE, { order, part: 1, batchSize: 1 })
        await expectCoresDna(user, foldedByCore(TASTE, entries))
      }
    })

    it('lets many users move in one batch without mixing them', async () => {
      const users = await Promise.all(
        [TASTE, PREFERRING, {}].map((bases) => insertUser(backend, { mediaIds: [bases] })),
      )
      const entries = users.map((user) =>
        shuffled(history, randomFrom(Number.parseInt(user.id.slice(-6), 16)))
          .slice(0, 15)
          .map(({ type, entity, at, metadata }) =>
            entryOf(user.id, type, entity, { device_time: at, metadata }),
          ),
      )
      await logEntries(backend, shuffled(entries.flat(), randomFrom(9)))
      await workAll(backend, { batchSize: 500 })
      for (const [index, bases] of [TASTE, PREFERRING, {}].entries()) {
        await expectCoresDna(users[index] as TestUser, foldedByCore(bases, entries[index] ?? []))
      }
    })

    it('projects the composite: length 1 over 1536 components, and the same as core’s', async () => {
      const { user, entries } = await live(TASTE, {
        order: shuffled(history, randomFrom(5)),
        part: 500,
        batchSize: 500,
      })
      await backend
        .createClient({ key: backend.serviceKey })
        .rpc('dia_project_embeddings', { batch_size: 1000 })
      const [row] = await backend.query<{ embedding: string; read_at: string }>(
        'select profile_embedding::text as embedding, updated_at as read_at from public.media_ids where id = $1',
        [user.mediaIds[0]],
      )
      const embedding = JSON.parse(row?.embedding ?? '[]') as number[]
      const { composite } = readDna(foldedByCore(TASTE, entries), new Date(row?.read_at ?? ''))
      expect(embedding).toHaveLength(1536)
      expect(Math.hypot(...embedding)).toBeCloseTo(1, 5)
      expect(farthest(embedding, composite)).toBeLessThan(1e-5)
    })

    it('projects each stale embedding once, and again only after the DNA moved', async () => {
      const service = backend.createClient({ key: backend.serviceKey })
      const project = async () => (await service.rpc('dia_project_embeddings', { batch_size: 1000 })).data
      await project()
      expect(await project()).toBe(0)
      await live(TASTE, { order: history.slice(0, 3), part: 1, batchSize: 1 })
      expect(await project()).toBe(1)
    })

    it('records each decision with what it weighs, and counts interactions', async () => {
      const { user, entries } = await live(TASTE, { order: history.slice(0, 5), part: 2, batchSize: 500 })
      const [sums] = await backend.query<{ decisions: number; k: number; interactions: number; l: number }>(
        `select count(*)::int as decisions, sum(d.k_cultural) as k,
           (select p.interaction_count::int from dia.dna_profiles p where p.user_id = $1) as interactions,
           (select s.lifetime_mass from dia.dna_states s where s.user_id = $1 and s.domain = 1) as l
         from dia.passport_decisions d where d.user_id = $1`,
        [user.id],
      )
      expect(sums).toMatchObject({ decisions: entries.length, interactions: entries.length })
      expect(sums?.k).toBeCloseTo(sums?.l ?? 0, 10)
    })
  })
}

function happenings(artists: readonly string[], tracks: readonly string[], event: string): Happening[] {
  const random = randomFrom(20_250_930)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  const from = Date.parse('2019-11-03T00:00:00Z')
  return Array.from({ length: 32 }, (_, index) => {
    const at = new Date(from + Math.floor(random() * 6 * 365 * DAY)).toISOString()
    const metadata = index % 4 === 0 ? { context: pick(['playlist', 'discovery', 'general']) } : {}
    if (index % 8 === 5) {
      return {
        type: 'concierto.vote_cast',
        entity: ['event', event] as const,
        at,
        metadata: { artist_id: pick(artists) },
      }
    }
    if (index % 8 === 7) {
      return { type: 'social.user_followed', entity: ['artist', pick(artists)] as const, at, metadata }
    }
    const type = pick([
      'player.track_played',
      'track_skip',
      'player.track_favorited',
      'player.track_unfavorited',
    ])
    return { type, entity: ['track', pick(tracks)] as const, at, metadata }
  }).sort((a, b) => a.at.localeCompare(b.at))
}

/** What the default embedder makes of the entities, from what the host's tables say of them. */
async function describedVectors(
  backend: TestBackend,
  ids: Readonly<Record<string, readonly string[]>>,
): Promise<Map<string, DomainVectors>> {
  const found = new Map<string, DomainVectors>()
  for (const [entityType, ofType] of Object.entries(ids)) {
    const rows = await backend.query<{ entity_id: string; metadata: Record<string, unknown> }>(
      'select entity_id, metadata from dia.entity_metadata($1, $2::uuid[])',
      [entityType, ofType],
    )
    for (const { entity_id: entityId, metadata } of rows) {
      found.set(`${entityType}:${entityId}`, embedEntity({ ...metadata, entityType, entityId }))
    }
  }
  return found
}

function priorOf(bases: StatedBases): DomainVectors {
  const { interests = [], genre_preferences = [], content_flags = {}, location_code = null } = bases
  return hashingEmbedder.embedBases({
    interests: interests as string[],
    genrePreferences: genre_preferences,
    contentFlags: content_flags,
    locationCode: location_code,
  }) satisfies ReturnType<typeof embedBases>
}

function perDomain<Value>(of: (domain: DnaDomain) => Value): PerDomain<Value> {
  return Object.fromEntries(DNA_DOMAINS.map((domain) => [domain, of(domain)])) as PerDomain<Value>
}

function farthest(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  return a.reduce((most, component, i) => Math.max(most, Math.abs(component - (b[i] as number))), 0)
}
