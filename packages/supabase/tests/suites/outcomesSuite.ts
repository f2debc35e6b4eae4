import { type EntityEmbedder, embedEntity, hashingEmbedder } from '@dia/core/embedding'
import { EVENT_CATALOGUE, extendCatalogue } from '@dia/core/events'
import type { SkipReason } from '@dia/core/passport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { testId } from '../fixture/testId.js'
import { stateOf, workAll } from '../fixture/work.js'

const zero = new Float32Array(384)

/** Knows nothing of the entity with this title. */
function embedderWithoutDnaFor(title: string): EntityEmbedder {
  return {
    model: hashingEmbedder.model,
    embed: (entities) =>
      entities.map((entity) =>
        entity.title === title
          ? { cultural: zero, behavioral: zero, economic: zero, spatial: zero }
          : embedEntity(entity),
      ),
    embedBases: hashingEmbedder.embedBases,
  }
}

/** What becomes of an entry: done, or skipped for the right reason. */
export function outcomesSuite(open: OpenBackend): void {
  describe('what MediaID makes of an entry', () => {
    let backend: TestBackend
    let fan: TestUser
    let track: string
    let artist: string
    let event: string

    beforeAll(async () => {
      backend = await open()
      fan = await insertUser(backend)
      artist = await insertArtist(backend, 'The Forecasters')
      track = await insertTrack(backend, { title: 'Weather', artistId: artist })
      event = await insertEvent(backend, 'Harbour Night')
    })
    afterAll(() => backend.close())

    it('ends every entry done, or skipped with the reason that fits', async () => {
      const withoutMediaId = await insertUser(backend, { mediaIds: [] })
      const unwilling = await insertUser(backend, { mediaIds: [{ content_flags: { dna_consent: false } }] })
      const muted = await insertUser(backend, {
        mediaIds: [
          {
            content_flags: {
              dna_preferences: {
                culturalMultiplier: 0,
                behavioralMultiplier: 0,
                economicMultiplier: 0,
                spatialMultiplier: 0,
              },
            },
          },
        ],
      })
      const blank = await insertTrack(backend, { title: 'Blank' })
      const catalogue = extendCatalogue(EVENT_CATALOGUE, {
        version: 'pausing moves nothing',
        events: [{ type: 'player.track_paused', valence: 0 }],
      })
      const played = (userId: string) => entryOf(userId, 'player.track_played', ['track', track])
      const skipped: Record<SkipReason, LoggedEntry> = {
        UNKNOWN_EVENT_TYPE: entryOf(fan.id, 'player.hummed_along', ['track', track]),
        MOVES_NO_DNA: entryOf(fan.id, 'player.track_paused', ['track', track]),
        NO_MEDIAID: played(withoutMediaId.id),
        NO_CONSENT: played(unwilling.id),
        NO_ENTITY: entryOf(fan.id, 'player.track_played', null),
        ENTITY_NOT_FOUND: entryOf(fan.id, 'player.track_played', ['track', testId()]),
        ENTITY_WITHOUT_DNA: entryOf(fan.id, 'player.track_played', ['track', blank]),
        MUTED_BY_PREFERENCES: played(muted.id),
      }
      const done = [
        played(fan.id),
        entryOf(fan.id, 'track_favorite', ['track', track]),
        entryOf(fan.id, 'social.user_followed', ['artist', artist]),
        entryOf(fan.id, 'concierto.event_attend', ['event', event]),
      ]
      await logEntries(backend, [...done, ...Object.values(skipped)])

      // Five that move no DNA still score their track.
      const result = await workAll(backend, { catalogue, embedder: embedderWithoutDnaFor('Blank') })

      expect(result).toMatchObject({ claimed: 12, processed: 9, skipped: 3, retried: 0, dead: 0 })
      for (const [reason, entry] of Object.entries(skipped)) {
        expect(await stateOf(backend, entry.id)).toMatchObject({
          mediaid: 3,
          outcome: 3,
          reason,
          decidedReason: reason,
        })
      }
      for (const entry of done) {
        expect(await stateOf(backend, entry.id)).toMatchObject({ outcome: 2, decidedReason: null })
      }
      const untouched = await backend.query(`select from dia.dna_profiles where user_id = any($1::uuid[])`, [
        [withoutMediaId.id, unwilling.id, muted.id],
      ])
      expect(untouched).toEqual([])
    })

    it('opens no MediaID work for an event that is not routed to it', async () => {
      const elsewhere = entryOf(fan.id, 'social.message_sent', null)
      const nowhere = entryOf(fan.id, 'system.login', null)
      await logEntries(backend, [elsewhere, nowhere])

      expect(await workAll(backend)).toMatchObject({ claimed: 1, skipped: 1 })
      expect(await stateOf(backend, elsewhere.id)).toMatchObject({ mediaid: 0, outcome: null })
      expect(await stateOf(backend, nowhere.id)).toMatchObject({ mediaid: null, outcome: null })
    })

    it('leaves no work row once nothing is open, skipped or dead', async () => {
      const type = EVENT_CATALOGUE.events.find((e) => e.affects.join() === 'mediaid' && e.valence !== 0)
      if (type === undefined) throw new Error('the catalogue has no event for MediaID alone')
      const entry = entryOf(fan.id, type.type, ['track', track])
      await logEntries(backend, [entry])
      await workAll(backend)
      expect(await stateOf(backend, entry.id)).toMatchObject({ mediaid: null, outcome: 2 })
    })

    it('takes the category from the catalogue, and from the prefix where the name is unknown', async () => {
      const entries = [
        entryOf(fan.id, 'locker.item_unlocked', null),
        entryOf(fan.id, 'concierto.encore_demanded', null),
        entryOf(fan.id, 'no_such_event', null),
      ]
      await logEntries(backend, entries)
      const rows = await backend.query<{ event_category: string }>(
        'select event_category from public.passport_entries where id = any($1::uuid[]) order by id',
        [entries.map(({ id }) => id)],
      )
      expect(rows.map((row) => row.event_category)).toEqual(['player', 'concierto', 'system'])
      await workAll(backend)
    })

    it('moves nobody who withdrew consent, whatever was logged before, and goes on when it is given again', async () => {
      const user = await insertUser(backend)
      const play = () => entryOf(user.id, 'player.track_played', ['track', track])
      const consent = (flags: Record<string, unknown>) =>
        backend.query('update public.media_ids set content_flags = $1::jsonb where user_uuid = $2', [
          JSON.stringify(flags),
          user.id,
        ])
      await logEntries(backend, [play()])
      await workAll(backend)
      const before = await readStoredDna(backend, user.id)

      await consent({ dna_consent: false })
      await logEntries(backend, [play(), play()])
      expect(await workAll(backend)).toMatchObject({ claimed: 2 })
      expect(await readStoredDna(backend, user.id)).toEqual(before)

      await consent({ dna_consent: true })
      await logEntries(backend, [play()])
      expect(await workAll(backend)).toMatchObject({ processed: 1 })
      expect((await readStoredDna(backend, user.id)).cultural.lifetimeMass).toBeCloseTo(0.8, 10)
    })

    it('counts the weights as the preferences and the context say', async () => {
      const user = await insertUser(backend, {
        mediaIds: [
          {
            content_flags: {
              dna_preferences: {
                culturalMultiplier: 0.5,
                behavioralMultiplier: 99,
                economicMultiplier: 'loud',
                learningRate: 0.05,
                contextMultipliers: { playlist: 0.5 },
              },
            },
          },
        ],
      })
      await logEntries(backend, [
        entryOf(user.id, 'player.track_played', ['track', track], { metadata: { context: 'playlist' } }),
      ])
      await workAll(backend)
      const stored = await readStoredDna(backend, user.id)
      // track_played weighs .8 .6 .2 .3 at an intensity of .5; the learning rate halves it, and so does the playlist.
      expect(stored.cultural.lifetimeMass).toBeCloseTo(0.8 * 0.5 * 0.5 * 0.5 * 0.5, 10)
      expect(stored.behavioral.lifetimeMass).toBeCloseTo(Math.min(0.6 * 3 * 0.5, 1) * 0.5 * 0.5, 10)
      expect(stored.economic.lifetimeMass).toBeCloseTo(0.2 * 0.5 * 0.5 * 0.5, 10)
    })

    it('survives preferences that are absurdly small', async () => {
      const user = await insertUser(backend, {
        mediaIds: [{ content_flags: { dna_preferences: { culturalMultiplier: 1e-60 } } }],
      })
      await logEntries(backend, [entryOf(user.id, 'player.track_played', ['track', track])])
      expect(await workAll(backend)).toMatchObject({ processed: 1, retried: 0 })
    })
  })
}
