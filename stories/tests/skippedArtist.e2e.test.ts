import { type Backend, createBackend } from '@dia/backend'
import { type UsersRow, usersMatrix } from '@dia/core/matrices'
import {
  fromSearchParams,
  initialMatrixState,
  localSavedViews,
  type MatrixState,
  toSearchParams,
} from '@dia/react'
import { createDiaClient, type DiaClient } from '@dia/supabase'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportRows } from '../../packages/react/src/matrix/export/exportRows.js'

const FROM = '2025-10-01T00:00:00.000Z'
const TO = '2025-11-01T00:00:00.000Z'
/** The event's name and its aliases, as the catalogue has them. */
const SKIPS = ['player.track_skipped', 'skipped', 'track_skip']

describe('all fans who skipped an artist in October and tipped no one', () => {
  let backend: Backend
  let client: DiaClient
  let artist: string

  beforeAll(async () => {
    backend = await createBackend({ seed: 'demo' })
    const supabase = backend.createClient()
    const { email = '', password = '' } = backend.demoAdmin ?? {}
    await supabase.auth.signInWithPassword({ email, password })
    client = createDiaClient(supabase)
    const [most] = await backend.query<{ artist_id: string }>(
      `select c.artist_id from public.passport_entries e join public.content_items c on c.id = e.entity_id
       where e.event_type = any ($1) and e.occurred_at >= $2 and e.occurred_at < $3 and c.artist_id is not null
       group by 1 order by count(distinct e.user_id) desc, 1 limit 1`,
      [SKIPS, FROM, TO],
    )
    artist = most?.artist_id ?? ''
  })

  afterAll(() => backend?.close())

  const found = (): MatrixState => ({
    ...initialMatrixState(usersMatrix),
    filters: {
      role: { kind: 'select', values: ['fan'] },
      activity: {
        kind: 'activity',
        conditions: [
          {
            did: true,
            eventTypes: ['player.track_skipped'],
            entity: { type: 'artist', id: artist, label: 'Artist X' },
            from: FROM,
            to: TO,
          },
          { did: false, eventTypes: ['treasury.artist_tip'] },
        ],
      },
    },
  })

  /** The same question, asked of the tables by hand. */
  const bySql = () =>
    backend.query<{ id: string }>(
      `with skipped as (
         select e.user_id, e.event_type::text as event_type, e.occurred_at as at, e.entity_id as content,
           e.metadata ->> 'artist_id' as named
         from public.passport_entries e
         union all select user_id, event_type::text, created_at, content_id, null from public.listening_history
         union all select user_id, event_type::text, created_at, content_id, null from public.media_engagement_log
       )
       select p.id from public.profiles p
       where p.role = 'fan'
         and exists (select from skipped s left join public.content_items c on c.id = s.content
           where s.user_id = p.id and s.event_type = any ($2) and s.at >= $3 and s.at < $4
             and (c.artist_id = $1 or s.named = $1::text))
         and not exists (select from public.passport_entries t
           where t.user_id = p.id and t.event_type in ('treasury.artist_tip', 'tip'))
       order by 1`,
      [artist, SKIPS, FROM, TO],
    )

  it('are saved as a view, shared as a link and exported, every row as SQL has it', async () => {
    const expected = (await bySql()).map(({ id }) => id)
    expect(expected.length).toBeGreaterThan(0)

    const storage = new Map<string, string>()
    Object.assign(globalThis, {
      localStorage: {
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, text: string) => storage.set(key, text),
      },
    })
    const views = localSavedViews()
    await views.save('users', { name: 'Skippers', state: found(), savedAt: new Date(0).toISOString() })
    const [kept] = await views.list('users')
    expect(kept?.state).toEqual(found())

    const link = new URL(`https://host.example/users?${toSearchParams(usersMatrix, found(), 'UTC')}`)
    const { state, notes } = fromSearchParams(usersMatrix, link.searchParams)
    expect(notes).toEqual([])
    expect(state.filters).toEqual(found().filters)

    const { search, filters, sort } = state
    const { blob, rowCount } = await exportRows(
      client.matrices,
      usersMatrix as never,
      { search, filters, sort },
      {
        format: 'json',
        columns: ['user_id', 'email', 'role'],
      },
    )
    const rows = JSON.parse(await blob.text()) as Pick<UsersRow, 'user_id' | 'role'>[]
    expect(rowCount).toBe(rows.length)
    expect(rows.map((row) => row.user_id).sort()).toEqual(expected)
    expect(rows.every(({ role }) => role === 'fan')).toBe(true)
  })
})
