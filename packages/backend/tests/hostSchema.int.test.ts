import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, cloneBackend } from '../src/index.js'
import { ARTIST, addUser, FAN, OTHER_FAN } from './fixture/users.js'

const HOST_TABLES = [
  'profiles',
  'media_ids',
  'listening_history',
  'media_engagement_log',
  'content_items',
  'artist_profiles',
  'events',
  'event_votes',
  'event_attendees',
  'subscriptions',
  'audio_features',
  'listening_sessions',
]
const PUBLIC_TABLES = ['content_items', 'artist_profiles', 'events', 'audio_features']
const SONG = '0c000000-0000-4000-8000-000000000001'
const SHOW = '0e000000-0000-4000-8000-000000000001'

let backend: Backend
let anon: SupabaseClient
let fan: SupabaseClient
let artist: SupabaseClient
let service: SupabaseClient

beforeAll(async () => {
  backend = await cloneBackend()
  for (const user of [FAN, OTHER_FAN, ARTIST]) {
    await addUser(backend, user)
    await backend.query('insert into media_ids (user_uuid) values ($1)', [user.id])
    await backend.query(`insert into listening_history (user_id, event_type) values ($1, 'played')`, [
      user.id,
    ])
    await backend.query(`insert into media_engagement_log (user_id, event_type) values ($1, 'track_play')`, [
      user.id,
    ])
    await backend.query('insert into listening_sessions (user_id) values ($1)', [user.id])
    await backend.query(
      `insert into subscriptions (user_id, subscription_type, status) values ($1, 'monthly', 'active')`,
      [user.id],
    )
  }
  await backend.query(`insert into artist_profiles (id, user_id, artist_name) values ($1, $1, 'Ada Reed')`, [
    ARTIST.id,
  ])
  await backend.query(`insert into content_items (id, title, artist_id) values ($1, 'Reeds', $2)`, [
    SONG,
    ARTIST.id,
  ])
  await backend.query(`insert into audio_features (content_id, genre) values ($1, 'folk'), ($1, 'ambient')`, [
    SONG,
  ])
  await backend.query(
    `insert into events (id, title, host_id, status) values ($1, 'Open', $2, 'published'),
     (gen_random_uuid(), 'Secret', $2, 'draft')`,
    [SHOW, ARTIST.id],
  )
  for (const user of [FAN, OTHER_FAN, ARTIST]) {
    await backend.query('insert into event_votes (event_id, artist_id, user_uuid) values ($1, $2, $3)', [
      SHOW,
      ARTIST.id,
      user.id,
    ])
    await backend.query('insert into event_attendees (event_id, user_id) values ($1, $2)', [SHOW, user.id])
  }
  anon = backend.createClient()
  fan = await backend.signInAs(FAN.id)
  artist = await backend.signInAs(ARTIST.id)
  service = backend.createClient({ key: backend.serviceKey })
})
afterAll(() => backend?.close())

const count = async (client: SupabaseClient, table: string) =>
  (await client.from(table).select('*', { count: 'exact', head: true })).count

describe('reading the host tables', () => {
  it('every host table has row level security and a primary key', async () => {
    const rows = await backend.query<{ name: string }>(
      `select relname as name from pg_class c
        where relnamespace = 'public'::regnamespace and relname = any($1) and relrowsecurity
          and exists (select from pg_index where indrelid = c.oid and indisprimary)`,
      [HOST_TABLES],
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...HOST_TABLES].sort())
  })

  it.each(HOST_TABLES)('a visitor reads %s only where it is public', async (table) => {
    const { data, error } = await anon.from(table).select('*')
    if (PUBLIC_TABLES.includes(table)) {
      expect(error).toBeNull()
      expect(data?.length).toBeGreaterThan(0)
    } else {
      expect(error?.code).toBe('42501')
    }
  })

  it.each(HOST_TABLES.filter((table) => !PUBLIC_TABLES.includes(table)))(
    'a fan reads their own row of %s, the service role all three',
    async (table) => {
      expect(await count(fan, table)).toBe(1)
      expect(await count(service, table)).toBe(3)
    },
  )

  it('drafts are seen by their host alone', async () => {
    const titles = async (client: SupabaseClient) =>
      (await client.from('events').select('title')).data?.length
    expect([await titles(anon), await titles(fan), await titles(artist)]).toEqual([1, 1, 2])
  })

  it('nobody reaches auth.users', async () => {
    for (const client of [anon, fan, service]) {
      expect((await client.schema('auth').from('users').select()).error).not.toBeNull()
    }
    expect(
      await backend.query(
        `select r as role from unnest(array['anon', 'authenticated', 'service_role']) as r
          where has_table_privilege(r, 'auth.users', 'select')`,
      ),
    ).toEqual([])
  })
})

describe('writing the host tables', () => {
  it.each([
    [
      'update',
      (client: SupabaseClient) => client.from('profiles').update({ role: 'admin' }).eq('id', FAN.id),
    ],
    ['upsert', (client: SupabaseClient) => client.from('profiles').upsert({ id: FAN.id, role: 'admin' })],
    ['insert', (client: SupabaseClient) => client.from('profiles').insert({ id: FAN.id, role: 'admin' })],
  ])('nobody raises their own role by %s', async (_, attempt) => {
    for (const client of [anon, fan, artist]) {
      expect((await attempt(client)).error?.code).toBe('42501')
    }
    expect(await backend.query('select role from profiles where id = $1', [FAN.id])).toEqual([
      { role: 'fan' },
    ])
  })

  it('the role stays even where someone granted everything', async () => {
    await backend.query('grant all on public.profiles to authenticated')
    try {
      const raised = await fan.from('profiles').update({ role: 'admin' }).eq('id', FAN.id)
      expect(raised.error).toMatchObject({ code: '42501', message: expect.stringContaining('role') })
      const newcomer = { id: 'ad000000-0000-4000-8000-000000000009', email: 'new@example.com', role: 'fan' }
      await addUser(backend, newcomer)
      await backend.query('delete from profiles where id = $1', [newcomer.id])
      const client = await backend.signInAs(newcomer.id)
      expect((await client.from('profiles').insert({ id: newcomer.id, role: 'admin' })).error?.code).toBe(
        '42501',
      )
      expect((await client.from('profiles').insert({ id: newcomer.id })).error).toBeNull()
      await backend.query('delete from auth.users where id = $1', [newcomer.id])
    } finally {
      await backend.query('revoke insert, update, delete, truncate on public.profiles from authenticated')
      await backend.query(
        'grant insert (id, display_name), update (id, display_name) on public.profiles to authenticated',
      )
    }
  })

  it('a fan renames themselves and nobody else; the service role changes roles', async () => {
    const rename = (id: string) =>
      fan.from('profiles').update({ display_name: 'Renamed' }).eq('id', id).select('id')
    expect((await rename(FAN.id)).data).toEqual([{ id: FAN.id }])
    expect((await rename(OTHER_FAN.id)).data).toEqual([])
    const changed = await service
      .from('profiles')
      .update({ role: 'brand' })
      .eq('id', OTHER_FAN.id)
      .select('role')
    expect(changed.data).toEqual([{ role: 'brand' }])
  })

  it('a fan writes their own listens, not those of others, and edits none', async () => {
    const listen = (user_id: string) =>
      fan.from('listening_history').insert({ user_id, event_type: 'played' })
    expect((await listen(FAN.id)).error).toBeNull()
    expect((await listen(OTHER_FAN.id)).error?.code).toBe('42501')
    expect((await fan.from('listening_history').delete().eq('user_id', FAN.id)).error?.code).toBe('42501')
  })

  it('nobody writes their own embedding, verifies themselves or edits the work of others', async () => {
    const embedding = JSON.stringify(Array.from({ length: 1536 }, () => 0.5))
    const mine = fan.from('media_ids').update({ profile_embedding: embedding }).eq('user_uuid', FAN.id)
    expect((await mine).error?.code).toBe('42501')
    const bases = fan
      .from('media_ids')
      .update({ interests: ['🎧 rain'] })
      .eq('user_uuid', FAN.id)
      .select('interests')
    expect((await bases).data).toEqual([{ interests: ['🎧 rain'] }])
    const verified = artist.from('artist_profiles').update({ verified: true }).eq('id', ARTIST.id)
    expect((await verified).error?.code).toBe('42501')
    const stolen = fan.from('content_items').update({ title: 'Mine' }).eq('id', SONG).select()
    expect((await stolen).data).toEqual([])
    const own = artist.from('content_items').update({ title: 'Reeds II' }).eq('id', SONG).select('title')
    expect((await own).data).toEqual([{ title: 'Reeds II' }])
  })

  it('a listen may point to an item that is gone, and a user leaves with their rows', async () => {
    const goner = { id: 'ad000000-0000-4000-8000-00000000000a', email: 'goner@example.com', role: 'fan' }
    await addUser(backend, goner)
    await backend.query(
      `insert into listening_history (user_id, content_id, event_type) values ($1, gen_random_uuid(), 'played')`,
      [goner.id],
    )
    await backend.query('delete from auth.users where id = $1', [goner.id])
    expect(await backend.query('select from listening_history where user_id = $1', [goner.id])).toEqual([])
  })
})
