import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

/** The Passport as a log: what goes in, what time it counts as, and that nothing comes out of it. */
export function logSuite(open: OpenBackend): void {
  describe('the Passport as a log', () => {
    let backend: TestBackend
    let fan: TestUser

    beforeAll(async () => {
      backend = await open()
      fan = await insertUser(backend)
    })
    afterAll(() => backend.close())

    const play = (more: Parameters<typeof entryOf>[3] = {}) =>
      entryOf(fan.id, 'player.track_played', null, more)

    async function occurredAt(entry: LoggedEntry, sent_at: string | null = null) {
      await insertRows(backend, 'public.passport_entries', [{ ...entry, sent_at }])
      const [row] = await backend.query<{ at: string; flag: string | null }>(
        'select occurred_at as at, clock_flag as flag from public.passport_entries where id = $1',
        [entry.id],
      )
      return { at: new Date(row?.at ?? '').toISOString(), flag: row?.flag ?? null }
    }

    it.each([
      {
        what: 'the moment of arrival where the device says nothing',
        device: null,
        sent: null,
        at: '2026-01-15T12:00:00.000Z',
        flag: null,
      },
      {
        what: 'the device’s time where it does not say when it sent',
        device: '2026-01-14T10:00:00Z',
        sent: null,
        at: '2026-01-14T10:00:00.000Z',
        flag: null,
      },
      {
        what: 'the device’s time, put right by a clock an hour ahead',
        device: '2026-01-15T11:30:00Z',
        sent: '2026-01-15T13:00:00Z',
        at: '2026-01-15T10:30:00.000Z',
        flag: 'ahead',
      },
      {
        what: 'the device’s time, put right by a clock a day behind',
        device: '2026-01-14T11:00:00Z',
        sent: '2026-01-14T12:00:00Z',
        at: '2026-01-15T11:00:00.000Z',
        flag: 'behind',
      },
      {
        what: 'the device’s time, where the way took two seconds',
        device: '2026-01-15T11:59:00Z',
        sent: '2026-01-15T11:59:58Z',
        at: '2026-01-15T11:59:02.000Z',
        flag: null,
      },
      {
        what: 'five minutes after arrival at most, for a device in the future',
        device: '2031-01-01T00:00:00Z',
        sent: null,
        at: '2026-01-15T12:05:00.000Z',
        flag: 'future',
      },
      {
        what: 'five minutes after arrival at most, corrected or not',
        device: '2026-01-15T14:00:00Z',
        sent: '2026-01-15T12:30:00Z',
        at: '2026-01-15T12:05:00.000Z',
        flag: 'future',
      },
      {
        what: 'the device’s time, four minutes into the future',
        device: '2026-01-15T12:04:00Z',
        sent: null,
        at: '2026-01-15T12:04:00.000Z',
        flag: null,
      },
    ])('counts an entry as $what', async ({ device, sent, at, flag }) => {
      expect(await occurredAt(play({ device_time: device }), sent)).toEqual({ at, flag })
    })

    it('opens the work inside the transaction of the insert', async () => {
      const entries = [play(), play(), play()]
      const rows = JSON.stringify(entries)
      const attempt = backend.query(
        `do $do$
         declare
           opened int;
         begin
           insert into public.passport_entries (id, user_id, event_type, metadata)
           select (e ->> 'id')::uuid, (e ->> 'user_id')::uuid, e ->> 'event_type', '{}'
           from jsonb_array_elements('${rows}'::jsonb) e;
           select count(*) into opened from dia.passport_work w
           where w.entry_id in (select (e ->> 'id')::uuid from jsonb_array_elements('${rows}'::jsonb) e);
           raise exception 'opened %', opened;
         end $do$`,
      )
      await expect(attempt).rejects.toThrow('opened 3')
      const left = await backend.query('select from dia.passport_work where entry_id = any($1::uuid[])', [
        entries.map(({ id }) => id),
      ])
      expect(left).toEqual([])
    })

    it('opens work for what an upsert really added, and only for that', async () => {
      const known = play()
      await logEntries(backend, [known])
      const added = play()
      const { error } = await backend
        .createClient({ key: backend.serviceKey })
        .from('passport_entries')
        .upsert(
          [known, added].map(({ id, user_id, event_type, metadata }) => ({
            id,
            user_id,
            event_type,
            event_category: 'player',
            metadata,
          })),
          { onConflict: 'user_id,id', ignoreDuplicates: true },
        )
      expect(error).toBeNull()
      const work = await backend.query<{ entry_id: string }>(
        'select entry_id from dia.passport_work where entry_id = any($1::uuid[]) order by 1',
        [[known.id, added.id]],
      )
      expect(work.map(({ entry_id }) => entry_id)).toEqual([known.id, added.id])
    })

    it('takes 16 kB of metadata and refuses more', async () => {
      const sized = (bytes: number) => play({ metadata: { note: 'x'.repeat(bytes - '{"note": ""}'.length) } })
      await logEntries(backend, [sized(16_384)])
      await expect(logEntries(backend, [sized(16_385)])).rejects.toThrow(/check constraint/)
      await expect(logEntries(backend, [play({ metadata: { note: '🎷'.repeat(4_094) } })])).rejects.toThrow(
        /check constraint/,
      )
    })

    it.each([
      ['a list as metadata', { metadata: [] }],
      ['an entity type that nobody knows', { entity_type: 'planet' }],
      ['no event type', { event_type: '' }],
      ['a category that nobody knows', { event_category: 'weather' }],
      ['an infinite time of the device', { device_time: '-infinity' }],
      ['an infinite time of sending', { device_time: '2026-01-01T00:00:00Z', sent_at: 'infinity' }],
    ])('refuses %s', async (_, broken) => {
      await expect(
        insertRows(backend, 'public.passport_entries', [{ ...play(), ...broken }]),
      ).rejects.toThrow()
    })

    it.each(['UPDATE', 'DELETE', 'TRUNCATE'])('refuses %s to the owner of the database', async (verb) => {
      await logEntries(backend, [play()])
      const statement = {
        UPDATE: `update public.passport_entries set metadata = '{}'`,
        DELETE: 'delete from public.passport_entries where false',
        TRUNCATE: 'truncate public.passport_entries cascade',
      }[verb]
      await expect(backend.query(statement ?? '')).rejects.toThrow(/append-only/)
      // A session that plays a replica skips ordinary triggers.
      await expect(
        backend.query(
          `do $do$ begin set local session_replication_role = 'replica'; execute $q$${statement}$q$; end $do$`,
        ),
      ).rejects.toThrow(/append-only/)
    })

    it('refuses UPDATE, upsert and DELETE to the service role', async () => {
      const entry = play()
      await logEntries(backend, [entry])
      const table = backend.createClient({ key: backend.serviceKey }).from('passport_entries')
      const answers = [
        await table.update({ metadata: {} }).eq('id', entry.id),
        await table.delete().eq('id', entry.id),
        await table.upsert({ ...entry, event_category: 'player' }, { onConflict: 'user_id,id' }),
      ]
      for (const { error } of answers) expect(error?.code).toBe('42501')
    })
  })
}
