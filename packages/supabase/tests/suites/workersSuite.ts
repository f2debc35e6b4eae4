import { DNA_DOMAINS } from '@dia/core/domains'
import type { ProcessResult } from '@dia/core/passport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { serviceLog, stateOf, workAll } from '../fixture/work.js'

/** What needs more than one connection: workers side by side, and inserts that are still open. */
export function workersSuite(open: OpenBackend): void {
  describe('workers side by side', () => {
    let backend: TestBackend
    let targets: (readonly [string, string])[]

    beforeAll(async () => {
      backend = await open()
      targets = [
        ['track', await insertTrack(backend, { title: 'Tide' })],
        ['track', await insertTrack(backend, { title: 'Ebb', genre: 'techno' })],
        ['event', await insertEvent(backend, 'Harbour Night')],
      ]
    })
    afterAll(() => backend.close())

    const historyOf = (user: TestUser): LoggedEntry[] =>
      Array.from({ length: 60 }, (_, index) =>
        entryOf(
          user.id,
          index % 5 === 0 ? 'track_skip' : 'player.track_favorited',
          targets[index % 3] ?? null,
          {
            device_time: new Date(
              Date.parse('2022-01-01T00:00:00Z') + ((index * 37) % 60) * 20 * 86_400_000,
            ).toISOString(),
          },
        ),
      )

    it('lose nothing and repeat nothing: four workers give what one gives', async () => {
      const alone = await Promise.all(Array.from({ length: 4 }, () => insertUser(backend)))
      await logEntries(backend, alone.flatMap(historyOf))
      await workAll(backend, { batchSize: 17 })

      const together = await Promise.all(Array.from({ length: 4 }, () => insertUser(backend)))
      // Users alternate, so that every batch of every worker holds all of them.
      const entries = together.flatMap(historyOf)
      await logEntries(
        backend,
        entries.map((_, index) => entries[(index * 61) % entries.length] as LoggedEntry),
      )
      const results = await Promise.all(
        Array.from({ length: 4 }, () => workAll(backend, { log: serviceLog(backend), batchSize: 17 })),
      )
      const total = (key: keyof ProcessResult) => results.reduce((sum, result) => sum + result[key], 0)
      expect({ processed: total('processed'), retried: total('retried'), dead: total('dead') }).toEqual({
        processed: 240,
        retried: 0,
        dead: 0,
      })
      for (const [index, user] of together.entries()) {
        const [one, four] = [
          await readStoredDna(backend, (alone[index] as TestUser).id),
          await readStoredDna(backend, user.id),
        ]
        for (const domain of DNA_DOMAINS) {
          expect(four[domain].referenceTime).toBe(one[domain].referenceTime)
          expect(four[domain].mass).toBeCloseTo(one[domain].mass, 6)
          expect(four[domain].lifetimeMass).toBeCloseTo(one[domain].lifetimeMass, 6)
          const apart = four[domain].signal.map((c, i) => Math.abs(c - (one[domain].signal[i] ?? 0)))
          expect(Math.max(...apart)).toBeLessThan(1e-5)
        }
      }
    })

    it('leave no embedding behind that a commit moved while the projector ran', async () => {
      const service = backend.createClient({ key: backend.serviceKey })
      const project = async () => (await service.rpc('dia_project_embeddings')).data
      const favourite = (user: TestUser) => entryOf(user.id, 'player.track_favorited', targets[0] ?? null)
      const [first, second] = [await insertUser(backend), await insertUser(backend)]
      await logEntries(backend, [favourite(first)])
      await workAll(backend)
      await logEntries(backend, [favourite(second)])
      await workAll(backend)

      // The projector comes to the first user and is held there, before it reaches the second.
      await backend.query(
        `create function public.hold_first() returns trigger language plpgsql as $f$ begin
           if new.user_id = '${first.id}' then perform pg_sleep(2); end if;
           return new;
         end $f$`,
      )
      await backend.query(
        `create trigger hold_first before update on dia.dna_profiles for each row execute function public.hold_first()`,
      )
      const projecting = project()
      await new Promise((resolve) => setTimeout(resolve, 500))
      await logEntries(backend, [entryOf(second.id, 'player.track_favorited', targets[1] ?? null)])
      await workAll(backend)
      await projecting
      await backend.query('drop trigger hold_first on dia.dna_profiles')

      await project()
      const [apart] = await backend.query<{ distance: number }>(
        `select m.profile_embedding operator(extensions.<->) dia.composite_dna(p.user_id, now()) as distance
         from dia.dna_profiles p join public.media_ids m on m.id = p.media_id where p.user_id = $1`,
        [second.id],
      )
      expect(apart?.distance).toBeLessThan(1e-5)
    })

    it('wait for nobody who takes an entry from them, so that no erasure ends as a deadlock', async () => {
      const user = await insertUser(backend)
      // What is skipped stays as a row, what is done goes at once: they are locked in turn, not in key order.
      const [one, other] = [
        entryOf(user.id, 'player.track_favorited', targets[0] ?? null),
        entryOf(user.id, 'player.track_favorited', targets[0] ?? null),
      ].sort((a, b) => (a.id < b.id ? -1 : 1)) as [LoggedEntry, LoggedEntry]
      const skipped = { ...one, event_type: 'player.hummed_along' }
      const play = other
      await logEntries(backend, [skipped, play])
      const log = serviceLog(backend)
      let taking: Promise<unknown> | undefined
      const result = await workAll(backend, {
        log: {
          ...log,
          commit: async (batch) => {
            taking ??= backend.query(
              `do $do$ begin
                 perform from dia.passport_work where entry_id = '${skipped.id}' for update;
                 perform pg_sleep(1.5);
                 perform from dia.passport_work where entry_id = '${play.id}' for update;
               end $do$`,
            )
            await new Promise((resolve) => setTimeout(resolve, 400))
            return log.commit(batch)
          },
        },
      })
      expect(result).toMatchObject({ claimed: 2, processed: 1, skipped: 0 })
      await taking
      await backend.query(
        `update dia.passport_work set leased_until = clock_timestamp() - interval '1 second' where entry_id = $1`,
        [skipped.id],
      )
      expect(await workAll(backend)).toMatchObject({ claimed: 1, skipped: 1 })
    })

    it('skip no entry whose insert was held open while later ones committed', async () => {
      const user = await insertUser(backend)
      const held = entryOf(user.id, 'player.track_favorited', targets[0] ?? null)
      const later = entryOf(user.id, 'player.track_favorited', targets[1] ?? null)
      const holding = backend.query(
        `do $do$ begin
           insert into public.passport_entries (id, user_id, event_type, entity_type, entity_id)
           values ('${held.id}', '${user.id}', '${held.event_type}', '${held.entity_type}', '${held.entity_id}');
           perform pg_sleep(2);
         end $do$`,
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      await logEntries(backend, [later])
      expect(await workAll(backend)).toMatchObject({ claimed: 1, processed: 1 })
      expect(await stateOf(backend, held.id)).toBeUndefined()
      await holding
      expect(await workAll(backend)).toMatchObject({ claimed: 1, processed: 1 })
      expect(await stateOf(backend, held.id)).toMatchObject({ outcome: 2 })
    })
  })
}
