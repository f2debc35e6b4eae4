import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { uuidV7At } from '../fixture/uuidV7At.js'
import { stateOf, workAll } from '../fixture/work.js'

/** What needs more than one connection: the same events sent at once, and inserts that are still open. */
export function loggingRacesSuite(open: OpenBackend): void {
  describe('logging at the same time', () => {
    let backend: TestBackend
    let fan: TestUser
    let client: SupabaseClient
    let track: string

    beforeAll(async () => {
      backend = await open()
      fan = await insertUser(backend)
      client = await backend.signInAs(fan.id)
      track = await insertTrack(backend, { title: 'Tide' })
    })
    afterAll(() => backend.close())

    const favourite = (id = uuidV7At(Date.now())) => ({
      id,
      event_type: 'player.track_favorited',
      entity_type: 'track',
      entity_id: track,
    })
    const log = async (entries: unknown[]): Promise<{ status: string; entryId: string }[]> => {
      const { data, error } = await client.rpc('dia_log_events', { entries })
      if (error !== null) throw error
      return data
    }

    it.each([
      ['a UUIDv7', () => uuidV7At(Date.now())],
      ['an id that the log replaces', () => crypto.randomUUID()],
    ])('makes one entry of 50 that bear %s and come at once', async (_, make) => {
      const entry = favourite(make())
      const answers = (await Promise.all(Array.from({ length: 50 }, () => log([entry])))).flat()
      expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 'duplicate')).toHaveLength(49)
      expect(new Set(answers.map(({ entryId }) => entryId)).size).toBe(1)
    })

    it('takes the same events in opposite orders without a deadlock, each once', async () => {
      for (let round = 0; round < 5; round++) {
        const entries = Array.from({ length: 300 }, (_, i) =>
          favourite(i % 3 === 0 ? crypto.randomUUID() : uuidV7At(Date.now())),
        )
        const orders = [entries, entries.toReversed(), entries.map((_, i) => entries[(i * 7) % 300])]
        const answers = (await Promise.all([...orders, ...orders].map(log))).flat()
        expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(300)
        expect(answers.filter(({ status }) => status === 'duplicate')).toHaveLength(1500)
      }
    })

    it('skips nothing when one insert is held open while later ones commit and are worked', async () => {
      const held = favourite()
      await backend.query(
        `create table public.let_go (at timestamptz);
         create function public.hold_entry() returns trigger language plpgsql security definer as $f$ begin
           while new.id = '${held.id}' and not exists (select from public.let_go) loop
             perform pg_sleep(0.02);
           end loop;
           return new;
         end $f$`,
      )
      await backend.query(
        'create trigger hold_entry before insert on public.passport_entries for each row execute function public.hold_entry()',
      )
      const holding = log([held])
      const areHeld = (count: number) =>
        vi.waitFor(async () => {
          const asleep = await backend.query(
            "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
          )
          expect(asleep).toHaveLength(count)
        }, 10_000)
      let repeat: ReturnType<typeof log> = holding
      try {
        await areHeld(1)
        const later = [favourite(), favourite()]
        await log(later)
        await workAll(backend)
        for (const { id } of later) expect((await stateOf(backend, id))?.outcome).toBe(2)
        expect(await stateOf(backend, held.id)).toBeUndefined()
        repeat = log([held])
        await areHeld(2)
      } finally {
        await backend.query('insert into public.let_go values (now())')
      }
      // Both are let go at once: whichever is first, the other knows it.
      const statuses = [...(await holding), ...(await repeat)].map(({ status }) => status)
      expect(statuses.sort()).toEqual(['accepted', 'duplicate'])
      await backend.query('drop trigger hold_entry on public.passport_entries')
      await workAll(backend)
      expect((await stateOf(backend, held.id))?.outcome).toBe(2)
    })
  })
}
