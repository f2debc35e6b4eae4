import { DNA_DOMAINS } from '@dia/core/domains'
import { dnaStateOf, historyInteractions, initialStateOf } from '@dia/core/history'
import { referenceTimeOf } from '@dia/core/mirroring'
import { dnaAt } from '@dia/core/replay'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiaClient } from '../../src/index.js'
import { countFetches } from '../fixture/countFetches.js'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, TASTE, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { workAll } from '../fixture/work.js'

/** What the database recorded is all that core needs. */
export function dnaHistorySuite(open: OpenBackend): void {
  describe('the DNA history', () => {
    let backend: TestBackend
    let admin: TestUser
    let fan: TestUser
    let artist: string
    let track: string
    let event: string

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin' })
      fan = await insertUser(backend, {
        mediaIds: [
          { ...TASTE, content_flags: { dna_preferences: { learningRate: 0.3, culturalMultiplier: 2 } } },
        ],
      })
      artist = await insertArtist(backend, 'Ana "the\\voice" 😀')
      track = await insertTrack(backend, { title: 'Weather, %*_', artistId: artist })
      event = await insertEvent(backend, 'Harbour Night')
      const day = (n: number) => ({ device_time: new Date(Date.UTC(2025, 8, 1 + n)).toISOString() })
      await logEntries(backend, [
        entryOf(fan.id, 'player.track_played', ['track', track], day(3)),
        entryOf(fan.id, 'player.track_skipped', ['track', track], day(1)),
        entryOf(fan.id, 'concierto.vote_cast', ['event', event], {
          ...day(2),
          metadata: { artist_id: artist },
        }),
        entryOf(fan.id, 'social.user_followed', ['artist', artist], day(2)),
        entryOf(fan.id, 'host.unheard_of', ['track', track], day(4)),
        entryOf(fan.id, 'player.track_played', null, day(5)),
      ])
      await workAll(backend)
    })
    afterAll(() => backend.close())

    const clientOf = async ({ id }: TestUser) => createDiaClient(await backend.signInAs(id))
    const openings = async (subject: string) =>
      (
        await backend.query<{ action: string }>(
          `select action from dia.audit_log where subject_user_id = $1 and action = 'user.open_dna_history'`,
          [subject],
        )
      ).length

    it('tells each decision with its names, oldest first, and why one moved nothing', async () => {
      const progress: unknown[] = []
      const history = await (await clientOf(admin)).history.readDnaHistory(fan.id, {
        onProgress: (told) => progress.push(told),
      })
      expect(
        history.items.map(({ eventType, entityName, artistName, skipReason }) => ({
          eventType,
          entityName,
          artistName,
          skipReason,
        })),
      ).toEqual([
        {
          eventType: 'player.track_skipped',
          entityName: 'Weather, %*_',
          artistName: 'Ana "the\\voice" 😀',
          skipReason: null,
        },
        ...[
          {
            eventType: 'concierto.vote_cast',
            entityName: 'Harbour Night',
            artistName: 'Ana "the\\voice" 😀',
            skipReason: null,
          },
          {
            eventType: 'social.user_followed',
            entityName: 'Ana "the\\voice" 😀',
            artistName: 'Ana "the\\voice" 😀',
            skipReason: null,
          },
        ],
        {
          eventType: 'player.track_played',
          entityName: 'Weather, %*_',
          artistName: 'Ana "the\\voice" 😀',
          skipReason: null,
        },
        {
          eventType: 'host.unheard_of',
          entityName: 'Weather, %*_',
          artistName: 'Ana "the\\voice" 😀',
          skipReason: 'UNKNOWN_EVENT_TYPE',
        },
        { eventType: 'player.track_played', entityName: null, artistName: null, skipReason: 'NO_ENTITY' },
      ])
      expect(history.items[0]).toMatchObject({
        artistId: artist,
        entityId: track,
        entityType: 'track',
        valence: -0.25,
      })
      expect(history.items[4]).toMatchObject({ vectorId: null, k: { cultural: 0 } })
      expect(history.model).toBe('dia-hash-1')
      expect(progress).toEqual([{ done: 6, total: 6 }])
    })

    it('folds to the S, M and L that the database holds, to 1e-5', async () => {
      const history = await (await clientOf(fan)).history.readDnaHistory(fan.id)
      const state = dnaStateOf(history)
      const stored = await readStoredDna(backend, fan.id)
      for (const domain of DNA_DOMAINS) {
        const { referenceTime, signal, mass, lifetimeMass } = stored[domain]
        expect(referenceTime).toBe(
          referenceTimeOf(state.newestEventAt ?? 0, state.options.halfLifeDays[domain]),
        )
        expect(Math.max(...signal.map((c, i) => Math.abs(c - (state.signal[domain][i] ?? 9))))).toBeLessThan(
          1e-5,
        )
        expect(Math.abs(mass - state.mass[domain])).toBeLessThan(1e-5)
        expect(Math.abs(lifetimeMass - state.lifetimeMass[domain])).toBeLessThan(1e-5)
        expect(lifetimeMass).toBeGreaterThan(0)
      }
    })

    it('gives the DNA of an earlier moment', async () => {
      const history = await (await clientOf(admin)).history.readDnaHistory(fan.id)
      const reading = dnaAt(historyInteractions(history), '2025-09-03T12:00:00Z', {
        state: initialStateOf(history),
      })
      expect(reading.eventCount).toBe(3)
    })

    it('is null and empty where there is no DNA, and NOT_FOUND where there is no user', async () => {
      const { history } = await clientOf(admin)
      const none = await history.readDnaHistory(admin.id)
      expect(none).toMatchObject({ prior: null, model: null, items: [] })
      await expect(history.readDnaHistory(track)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('is for admins and the user alone; vectors too', async () => {
      const other = await insertUser(backend)
      const stranger = await backend.signInAs(other.id)
      const { history } = createDiaClient(stranger)
      await expect(history.readDnaHistory(fan.id)).rejects.toMatchObject({ code: 'DENIED' })
      const { data } = await stranger.rpc('dia_entity_vectors', { ids: ['1'] })
      expect(data).toBeNull()
      expect((await stranger.rpc('dia_entity_vectors', { ids: [] })).data).toEqual({})
    })

    it('is opened once in the audit log, however many pages are read, and every made-up page is an opening', async () => {
      const reader = await insertUser(backend, { role: 'admin' })
      const client = await backend.signInAs(reader.id)
      const many = await insertUser(backend)
      await logEntries(
        backend,
        Array.from({ length: 2100 }, (_, n) =>
          entryOf(many.id, 'player.track_played', ['track', track], {
            device_time: new Date(Date.UTC(2025, 8, 1, 0, n >> 2)).toISOString(),
          }),
        ),
      )
      await workAll(backend, { batchSize: 500 })
      const counted = await countFetches(backend, client)
      const history = await createDiaClient(counted.client).history.readDnaHistory(many.id)
      expect(history.items).toHaveLength(2100)
      expect(new Set(history.items.map(({ id }) => id)).size).toBe(2100)
      const keys = history.items.map(({ occurredAt, id }) => `${occurredAt} ${id}`)
      expect(keys).toEqual([...keys].sort())
      expect(counted.taken()).toHaveLength(4)
      expect(await openings(many.id)).toBe(1)

      const page = { of_user: fan.id, after_occurred_at: '-infinity', after_id: fan.id, page_limit: 5 }
      const before = await openings(fan.id)
      const unseen = await backend.signInAs((await insertUser(backend, { role: 'admin' })).id)
      expect((await unseen.rpc('dia_dna_history', page)).error).toBeNull()
      expect(await openings(fan.id)).toBe(before + 1)
      const stranger = await backend.signInAs((await insertUser(backend)).id)
      expect((await stranger.rpc('dia_dna_history', page)).error?.code).toBe('PT403')
    })

    it('answers ABORTED when the reader goes away', async () => {
      const { history } = await clientOf(admin)
      await expect(history.readDnaHistory(fan.id, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'ABORTED',
      })
    })
  })
}
