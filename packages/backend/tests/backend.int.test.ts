import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, cloneBackend } from '../src/index.js'
import { addUser, FAN, OTHER_FAN } from './fixture/users.js'

let backend: Backend
let fan: SupabaseClient

beforeAll(async () => {
  backend = await cloneBackend()
  await addUser(backend, FAN)
  await addUser(backend, OTHER_FAN)
  fan = await backend.signInAs(FAN.id)
})
afterAll(() => backend?.close())

describe('the embedded backend', () => {
  it('opens from the snapshot within seconds, without initdb', async () => {
    const started = performance.now()
    const clone = await cloneBackend()
    await clone.close()
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('knows who asks by key and by token', async () => {
    const rows = (client: SupabaseClient) => client.from('profiles').select('id')
    expect((await rows(backend.createClient())).error?.code).toBe('42501')
    expect((await rows(fan)).data).toEqual([{ id: FAN.id }])
    const service = await rows(backend.createClient({ key: backend.serviceKey }))
    expect(service.data).toHaveLength(2)
    const stranger = await rows(backend.createClient({ key: 'sb_publishable_wrong' }))
    expect(stranger.status).toBe(401)
  })

  it('refuses a token that it did not sign', async () => {
    const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl'
    const { status, data } = await backend.createClient({ accessToken: token }).from('profiles').select()
    expect(status).toBe(401)
    expect(data).toBeNull()
  })

  it('gives a signed-in user a session that the auth server knows', async () => {
    const { data } = await fan.auth.getUser()
    expect(data.user?.email).toBe(FAN.email)
    const { data: session } = await fan.auth.getSession()
    const again = backend.createClient({ accessToken: session.session?.access_token ?? '' })
    expect((await again.from('profiles').select('id')).data).toEqual([{ id: FAN.id }])
  })

  it('says so when there is no such user', async () => {
    await expect(backend.signInAs('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
      code: 'UNKNOWN_USER',
    })
  })

  it('filters, sorts, pages and counts as PostgREST does', async () => {
    const service = backend.createClient({ key: backend.serviceKey })
    const titles = ['Ember', 'Frost', 'Glade', 'Harbour']
    const inserted = await service
      .from('content_items')
      .insert(titles.map((title) => ({ title, duration: 200 })))
    expect(inserted.error).toBeNull()
    const page = await backend
      .createClient()
      .from('content_items')
      .select('title', { count: 'exact' })
      .in('title', titles)
      .order('title', { ascending: false })
      .range(1, 2)
    expect(page.data).toEqual([{ title: 'Glade' }, { title: 'Frost' }])
    expect(page.count).toBe(4)
  })

  it('calls functions, embeds related rows and passes domain errors on', async () => {
    await backend.query(`create function public.twice(n int) returns int language sql as 'select n * 2'`)
    await backend.query(`create function public.refuse() returns void language plpgsql as
      $$ begin raise sqlstate 'PT409' using message = 'Taken', detail = 'by another', hint = 'Choose again'; end $$`)
    expect((await fan.rpc('twice', { n: 21 })).data).toBe(42)
    const refused = await fan.rpc('refuse')
    expect(refused.status).toBe(409)
    expect(refused.error).toMatchObject({ message: 'Taken', details: 'by another', hint: 'Choose again' })
    await backend.query(`insert into artist_profiles (id, artist_name) values ($1, 'Ada Reed')`, [FAN.id])
    await backend.query(`insert into content_items (title, artist_id) values ('Reeds', $1)`, [FAN.id])
    const embedded = await fan
      .from('content_items')
      .select('title, artist_profiles(artist_name)')
      .eq('title', 'Reeds')
    expect(embedded.data).toEqual([{ title: 'Reeds', artist_profiles: { artist_name: 'Ada Reed' } }])
  })

  it('serves a table as soon as it is created, and keeps a revoked grant revoked', async () => {
    await backend.query('create table public.later (id int primary key)')
    await backend.query('revoke all on public.later from anon')
    await backend.query('insert into public.later values (1)')
    expect((await fan.from('later').select()).data).toEqual([{ id: 1 }])
    expect((await backend.createClient().from('later').select()).error?.code).toBe('42501')
  })

  it('never mixes up who asks when many ask at once, the owner among them', async () => {
    const other = await backend.signInAs(OTHER_FAN.id)
    let waiting = 40
    const asked = Array.from({ length: waiting }, async (_, index) => {
      const [client, id] = index % 2 === 0 ? [fan, FAN.id] : [other, OTHER_FAN.id]
      const { data } = await client.from('profiles').select('id')
      waiting -= 1
      return data?.length === 1 && data[0]?.id === id
    })
    const owners = new Set<unknown>()
    while (waiting > 0) {
      const [row] = await backend.query('select current_user as who')
      owners.add(row?.who)
    }
    expect(await Promise.all(asked)).toEqual(Array(40).fill(true))
    expect([...owners]).toEqual(['postgres'])
  })

  it('does not run a request that was given up while it waited', async () => {
    const given = new AbortController()
    const blocking = backend.query('select pg_sleep(0.2)')
    const waiting = fan
      .from('content_items')
      .insert({ title: 'Given up' })
      .abortSignal(given.signal)
      .then(({ error }) => error)
    given.abort()
    expect(await waiting).not.toBeNull()
    await blocking
    expect(await backend.query(`select from content_items where title = 'Given up'`)).toHaveLength(0)
  })
})

describe('a clone', () => {
  it('sees nothing of what another clone does', async () => {
    const [one, two] = await Promise.all([cloneBackend(), cloneBackend()])
    try {
      await addUser(one, FAN)
      expect(await one.query('select id from profiles')).toEqual([{ id: FAN.id }])
      expect(await two.query('select id from profiles')).toEqual([])
      expect(one.serviceKey).not.toBe(two.serviceKey)
    } finally {
      await Promise.all([one.close(), two.close()])
    }
  })

  it('answers nothing after it is closed, and closes twice without harm', async () => {
    const clone = await cloneBackend()
    await clone.close()
    await clone.close()
    await expect(clone.query('select 1')).rejects.toMatchObject({ code: 'BACKEND_CLOSED' })
  })
})
