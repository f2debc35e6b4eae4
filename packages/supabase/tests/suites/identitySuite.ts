import { DNA_DOMAINS } from '@dia/core/domains'
import { type EntityEmbedder, embedEntity, hashingEmbedder } from '@dia/core/embedding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, TASTE } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { workAll } from '../fixture/work.js'

/** Which MediaID counts, and whose vector is mirrored. */
export function identitySuite(open: OpenBackend): void {
  describe('MediaIDs and mirrored vectors', () => {
    let backend: TestBackend
    let track: string

    beforeAll(async () => {
      backend = await open()
      track = await insertTrack(backend, { title: 'Weather' })
    })
    afterAll(() => backend.close())

    const play = (userId: string, at = '2026-01-10T00:00:00Z') =>
      entryOf(userId, 'player.track_played', ['track', track], { device_time: at })
    const pinned = async (userId: string) =>
      (
        await backend.query<{ media_id: string }>(
          'select media_id from dia.dna_profiles where user_id = $1',
          [userId],
        )
      )[0]?.media_id
    const project = () =>
      backend.createClient({ key: backend.serviceKey }).rpc('dia_project_embeddings', { batch_size: 500 })
    const withEmbedding = async (userId: string) =>
      (
        await backend.query<{ id: string }>(
          'select id from public.media_ids where user_uuid = $1 and profile_embedding is not null',
          [userId],
        )
      ).map(({ id }) => id)

    it('pins the newest of two MediaIDs when the DNA is initialised, and keeps it when the other one is edited', async () => {
      const user = await insertUser(backend, {
        mediaIds: [
          { updated_at: '2025-03-01T00:00:00Z', interests: ['old'] },
          { ...TASTE, updated_at: '2025-04-01T00:00:00Z' },
        ],
      })
      const [older, newer] = user.mediaIds
      await logEntries(backend, [play(user.id)])
      await workAll(backend)
      expect(await pinned(user.id)).toBe(newer)

      await backend.query(`update public.media_ids set updated_at = '2027-01-01' where id = $1`, [older])
      await logEntries(backend, [play(user.id)])
      expect(await workAll(backend)).toMatchObject({ processed: 1 })
      expect(await pinned(user.id)).toBe(newer)
      await project()
      expect(await withEmbedding(user.id)).toEqual([newer])
    })

    it('breaks ties of updated_at by created_at, then by id', async () => {
      const same = '2025-05-01T00:00:00Z'
      const byCreation = await insertUser(backend, {
        mediaIds: [
          { updated_at: same, created_at: '2025-02-02T00:00:00Z' },
          { updated_at: same, created_at: '2025-02-01T00:00:00Z' },
        ],
      })
      const byId = await insertUser(backend, { mediaIds: [{ updated_at: same }, { updated_at: same }] })
      await logEntries(backend, [play(byCreation.id), play(byId.id)])
      await workAll(backend)
      expect(await pinned(byCreation.id)).toBe(byCreation.mediaIds[0])
      expect(await pinned(byId.id)).toBe(byId.mediaIds[1])
    })

    it('goes on with the MediaID that is left when the pinned one is deleted', async () => {
      const user = await insertUser(backend, {
        mediaIds: [{ updated_at: '2025-03-01T00:00:00Z' }, { updated_at: '2025-04-01T00:00:00Z' }],
      })
      const [left, gone] = user.mediaIds
      await logEntries(backend, [play(user.id)])
      await workAll(backend)
      await backend.query('delete from public.media_ids where id = $1', [gone])

      await logEntries(backend, [play(user.id)])
      expect(await workAll(backend)).toMatchObject({ processed: 1, skipped: 0 })
      await project()
      expect(await withEmbedding(user.id)).toEqual([left])
    })

    it('builds the prior from the bases once, with the first event that moves DNA', async () => {
      const user = await insertUser(backend)
      await logEntries(backend, [entryOf(user.id, 'player.track_played', null)])
      await workAll(backend)
      expect(await pinned(user.id)).toBeUndefined()

      await logEntries(backend, [play(user.id)])
      await workAll(backend)
      const priors = () =>
        backend.query<{ prior: string }>(
          'select prior::text from dia.dna_priors where user_id = $1 order by domain',
          [user.id],
        )
      const first = await priors()
      const expected = hashingEmbedder.embedBases({
        interests: TASTE.interests as string[],
        genrePreferences: TASTE.genre_preferences ?? [],
        contentFlags: TASTE.content_flags ?? {},
        locationCode: TASTE.location_code ?? null,
      })
      for (const [index, domain] of DNA_DOMAINS.entries()) {
        expectVector(JSON.parse(first[index]?.prior ?? '[]'), expected[domain])
      }
      await backend.query(`update public.media_ids set interests = '{polka}' where user_uuid = $1`, [user.id])
      await logEntries(backend, [play(user.id)])
      await workAll(backend)
      expect(await priors()).toEqual(first)
    })

    it('mirrors the mean of event and artist in a vote, and the one that has a vector where the other has none', async () => {
      const event = await insertEvent(backend, 'Harbour Night')
      const artist = await insertArtist(backend, 'Ana')
      const embedded = async (type: string, id: string) => {
        const [row] = await backend.query<{ metadata: Record<string, unknown> }>(
          'select metadata from dia.entity_metadata($1, array[$2::uuid])',
          [type, id],
        )
        return embedEntity({ ...row?.metadata, entityType: type, entityId: id })
      }
      const [ofEvent, ofArtist] = [await embedded('event', event), await embedded('artist', artist)]
      const unknown = '00000000-0000-4000-8000-ffffffffffff'
      const cases = [
        { entity: event, artist_id: artist, expected: unit(add(ofEvent.cultural, ofArtist.cultural)) },
        {
          entity: event,
          artist_id: artist.toUpperCase(),
          expected: unit(add(ofEvent.cultural, ofArtist.cultural)),
        },
        { entity: event, artist_id: unknown, expected: ofEvent.cultural },
        { entity: event, artist_id: 'not a uuid', expected: ofEvent.cultural },
        { entity: event, artist_id: { nested: true }, expected: ofEvent.cultural },
        { entity: unknown, artist_id: artist, expected: ofArtist.cultural },
      ]
      for (const { entity, artist_id, expected } of cases) {
        const user = await insertUser(backend)
        await logEntries(backend, [
          entryOf(user.id, 'concierto.vote_cast', ['event', entity], { metadata: { artist_id } }),
        ])
        expect(await workAll(backend)).toMatchObject({ processed: 1 })
        expectVector(unit((await readStoredDna(backend, user.id)).cultural.signal), expected)
      }
    })

    it('brings a host embedder’s vectors to length 1, and forgets components too small to multiply', async () => {
      const long = (domain: number) =>
        Array.from({ length: 384 }, (_, i) => (i === domain ? 30 : i === 9 ? 40 : i === 10 ? 1e-30 : 0))
      const vectors = { cultural: long(0), behavioral: long(1), economic: long(2), spatial: long(3) }
      const embedder: EntityEmbedder = {
        model: 'host-embedder',
        embed: (entities) => entities.map(() => vectors),
        embedBases: () => vectors,
      }
      const user = await insertUser(backend)
      await logEntries(backend, [play(user.id), play(user.id, '2021-01-10T00:00:00Z')])
      expect(await workAll(backend, { embedder })).toMatchObject({ processed: 2, retried: 0 })

      const { cultural } = await readStoredDna(backend, user.id)
      expect(Math.hypot(...cultural.signal)).toBeCloseTo(cultural.mass, 5)
      expect((cultural.signal[9] ?? 0) / (cultural.signal[0] ?? 1)).toBeCloseTo(4 / 3, 5)
      const [prior] = await backend.query<{ norm: number }>(
        'select extensions.vector_norm(prior) as norm from dia.dna_priors where user_id = $1 and domain = 1',
        [user.id],
      )
      expect(prior?.norm).toBeCloseTo(1, 5)
    })

    it('describes a track, an artist and an event by what the host knows of them', async () => {
      const artistId = await insertArtist(backend, 'Ben')
      const id = await insertTrack(backend, { title: 'Tide', artistId, genre: 'fado' })
      const user = await insertUser(backend)
      await logEntries(backend, [entryOf(user.id, 'player.track_favorited', ['track', id])])
      await workAll(backend)
      const [row] = await backend.query<{ cultural: string; model: string; version: number }>(
        'select cultural::text, model, version from dia.entity_dna where entity_id = $1',
        [id],
      )
      const expected = embedEntity({
        entityType: 'track',
        entityId: id,
        title: 'Tide',
        artistName: 'Somebody',
        artistId,
        durationSeconds: 200,
        format: 'audio/flac',
        genre: 'fado',
        mood: 'calm',
        tempo: 96,
        energy: 0.4,
      })
      expect(row).toMatchObject({ model: hashingEmbedder.model, version: 1 })
      expectVector(JSON.parse(row?.cultural ?? '[]'), expected.cultural)
    })

    it('puts an entry back rather than mix the vectors of two models', async () => {
      const user = await insertUser(backend)
      await logEntries(backend, [play(user.id)])
      await workAll(backend)
      const before = await readStoredDna(backend, user.id)

      await logEntries(backend, [play(user.id, '2026-01-11T00:00:00Z')])
      const embedder = { ...hashingEmbedder, model: 'host-embedder' }
      expect(await workAll(backend, { embedder })).toMatchObject({ claimed: 1, processed: 0, retried: 1 })
      expect(await readStoredDna(backend, user.id)).toEqual(before)
    })
  })
}

function add(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  return Array.from(a, (component, i) => component + (b[i] as number))
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return vector.map((component) => component / length)
}

function expectVector(actual: readonly number[], expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length)
  const farthest = actual.reduce((most, c, i) => Math.max(most, Math.abs(c - (expected[i] as number))), 0)
  expect(farthest).toBeLessThan(1e-5)
}
