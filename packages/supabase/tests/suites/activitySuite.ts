import type { ActivityCondition } from '@dia/core/matrices'
import { listensMatrix, memoryMatrixSource, passportMatrix, usersMatrix } from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SupabaseMatrixSource, supabaseMatrixSource } from '../../src/matrices/index.js'
import { insertListens, insertVotes } from '../fixture/insertInteractions.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'

const ARTIST = testId()
const TRACK = testId()
const OCTOBER = { from: '2025-10-01T00:00:00Z', to: '2025-11-01T00:00:00Z' }

/** Users by what they did or did not do, in the Passport and in the host's logs. */
export function activitySuite(open: OpenBackend): void {
  describe('users by what they did', () => {
    let backend: TestBackend
    let source: SupabaseMatrixSource
    const users: Record<string, string> = {}
    let did: (...conditions: ActivityCondition[]) => Promise<string[]>

    beforeAll(async () => {
      backend = await open()
      for (const name of ['skipper', 'tipper', 'late', 'voter', 'logged', 'idle']) {
        users[name] = (await insertUser(backend, { displayName: name })).id
      }
      const admin = await insertUser(backend, { role: 'admin', displayName: 'admin' })
      const created_at = '2025-01-01T00:00:00Z'
      await insertRows(backend, 'public.artist_profiles', [
        { id: ARTIST, artist_name: 'Nova', verified: true, created_at },
      ])
      await insertRows(backend, 'public.content_items', [
        { id: TRACK, title: 'Aurora', artist_id: ARTIST, created_at },
      ])
      const skip = { content_id: TRACK, event_type: 'skipped' }
      const id = (name: string) => users[name] ?? ''
      await insertListens(backend, id('skipper'), [{ ...skip, created_at: '2025-10-05T00:00:00Z' }])
      await insertListens(backend, id('tipper'), [{ ...skip, created_at: '2025-10-05T00:00:00Z' }])
      await insertListens(backend, id('late'), [{ ...skip, created_at: OCTOBER.to }])
      await insertVotes(backend, id('voter'), [{ artist_id: ARTIST, created_at: '2025-10-05T00:00:00Z' }])
      await logEntries(backend, [
        entryOf(id('tipper'), 'treasury.artist_tip', ['artist', ARTIST]),
        entryOf(id('logged'), 'track_skip', ['track', TRACK]),
      ])
      await backend.query('select public.dia_refresh_user_matrix()')
      source = supabaseMatrixSource(await backend.signInAs(admin.id))
      did = async (...conditions) => {
        const { rows } = await source.readPage(usersMatrix, {
          search: '',
          filters: {
            activity: { kind: 'activity', conditions },
            role: { kind: 'select', values: ['fan'] },
          },
          sort: { column: 'display_name', direction: 'asc' },
          limit: 50,
          after: null,
        })
        return rows.map(({ display_name }) => display_name)
      }
    })
    afterAll(() => backend.close())

    const artist = { type: 'artist', id: ARTIST }
    const skipped = { did: true, eventTypes: ['player.track_skipped'] }

    it('is active by the Passport alone, as health counts it, and no later than now', async () => {
      const now = new Date().toISOString()
      await logEntries(backend, [
        entryOf(users.voter ?? '', 'system.login', null, { created_at: now }),
        entryOf(users.late ?? '', 'treasury.artist_tip', ['artist', ARTIST], { created_at: now }),
      ])
      await backend.query('select public.dia_refresh_user_matrix()')
      const active = await backend.query<{ name: string; day: string }>(
        `select display_name as name, (last_active_at at time zone 'UTC')::date::text as day from dia.user_matrix
         where last_active_at <= now() and display_name = any ($1) order by 1`,
        [['idle', 'late', 'logged', 'voter']],
      )
      expect(active).toEqual([
        { name: 'idle', day: '2025-01-01' },
        { name: 'late', day: now.slice(0, 10) },
        { name: 'logged', day: '2026-01-15' },
        { name: 'voter', day: now.slice(0, 10) },
      ])
      const [counted] = await backend.query(
        `select (dia.matrix_figures('users') ->> 'active_today')::int as figure,
           dia.active_users_since(date_trunc('day', now() at time zone 'UTC') at time zone 'UTC')::int as health`,
      )
      expect(counted).toEqual({ figure: 2, health: 2 })
    })

    it('finds aliases of a type in the Passport and in the host’s logs', async () => {
      expect(await did(skipped)).toEqual(['late', 'logged', 'skipper', 'tipper'])
      expect(await did({ did: true, eventTypes: ['track_skip'] })).toHaveLength(4)
    })

    it('a filter by an event type finds all its names, whichever is asked for, and counts them as one', async () => {
      for (const name of ['player.track_skipped', 'skipped', 'track_skip']) {
        const asked = { search: '', filters: { event_type: { kind: 'select', values: [name] } } } as const
        expect(await source.countRows(passportMatrix, asked), name).toMatchObject({ value: 1 })
        expect(await source.countRows(listensMatrix, asked), name).toMatchObject({ value: 3 })
        const sort = listensMatrix.defaultSort
        const { rows } = await source.readPage(listensMatrix, { ...asked, sort, limit: 9, after: null })
        const all = await source.readPage(listensMatrix, {
          search: '',
          filters: {},
          sort,
          limit: 9,
          after: null,
        })
        expect(rows).toEqual(all.rows)
        expect(await memoryMatrixSource(all.rows).countRows(listensMatrix, asked)).toMatchObject({ value: 3 })
      }
      const counts = await source.countOptions?.(passportMatrix, 'event_type')
      expect(counts?.get('player.track_skipped')).toBe(1)
      expect(counts?.get('track_skip')).toBeUndefined()
    })

    it('takes an artist for all their tracks, in a half-open period, and all conditions together', async () => {
      expect(await did({ ...skipped, entity: artist, ...OCTOBER })).toEqual(['skipper', 'tipper'])
      expect(
        await did(
          { ...skipped, entity: artist, ...OCTOBER },
          { did: false, eventTypes: ['treasury.artist_tip'] },
        ),
      ).toEqual(['skipper'])
    })

    it('finds votes for an artist, and who did nothing', async () => {
      expect(await did({ did: true, eventTypes: ['vote_cast'], entity: artist })).toEqual(['voter'])
      const types = ['player.track_skipped', 'concierto.vote_cast', 'treasury.artist_tip']
      expect(await did({ did: false, eventTypes: types })).toEqual(['idle'])
      expect(await did({ ...skipped, entity: { type: 'track', id: testId() } })).toEqual([])
    })

    it('refuses what is no condition', async () => {
      const client = backend.createClient({ key: backend.serviceKey })
      for (const conditions of [
        [],
        {},
        [{}],
        [{ did: true, eventTypes: [] }],
        [{ did: 1, eventTypes: ['x'] }],
      ]) {
        const { error } = await client.rpc('dia_users_by_activity', { conditions })
        expect(error?.code, JSON.stringify(conditions)).toBe('PT422')
      }
    })
  })
}
