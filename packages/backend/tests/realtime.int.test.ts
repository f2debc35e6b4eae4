import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type Backend, createBackend } from '../src/index.js'
import { addUser } from './fixture/users.js'

let backend: Backend
beforeAll(async () => {
  backend = await createBackend({ port: 0 })
})
afterAll(() => backend?.close())

async function tokenOf(role: string): Promise<string> {
  const id = crypto.randomUUID()
  await addUser(backend, { id, email: `${id}@example.com`, role })
  const { data } = await (await backend.signInAs(id)).auth.getSession()
  return data.session?.access_token ?? ''
}

const connect = async (token: string) => {
  const client = createClient(backend.url, backend.anonKey, {
    accessToken: async () => token,
    realtime: { transport: WebSocket as never },
  })
  await client.realtime.setAuth()
  return client
}

it('tells supabase-js over the wire which table changed, by LISTEN and NOTIFY, and none of its rows', async () => {
  const client = await connect(await tokenOf('admin'))
  const heard: unknown[] = []
  await new Promise<void>((resolve, reject) => {
    client
      .channel('content')
      .on('postgres_changes', { event: '*', schema: 'public', table: 'content_items' }, (change) => {
        heard.push([change.eventType, change.table, change.new])
      })
      .subscribe((status, error) => {
        if (status === 'SUBSCRIBED') resolve()
        if (status === 'CHANNEL_ERROR') reject(error)
      })
  })
  await backend.query("insert into public.content_items (title) values ('One'), ('Two')")
  await expect.poll(() => heard).toEqual([['INSERT', 'content_items', {}]])
  await backend.query("delete from public.content_items where title = 'One'")
  await expect.poll(() => heard).toHaveLength(2)
  expect(heard[1]).toEqual(['DELETE', 'content_items', {}])
  await client.removeAllChannels()
})

it('lets nobody else listen, and only to whole tables of the exposed schema', async () => {
  const statusOf = async (token: string, filter: { schema: string; table: string; filter?: string }) => {
    const client = await connect(token)
    return new Promise<string>((resolve) => {
      client
        .channel('content')
        .on('postgres_changes', { event: '*', ...filter }, () => {})
        .subscribe((status) => {
          resolve(status)
          void client.removeAllChannels()
        })
    })
  }
  const admin = await tokenOf('admin')
  const table = { schema: 'public', table: 'content_items' }
  expect(await statusOf(admin, table)).toBe('SUBSCRIBED')
  expect(await statusOf(await tokenOf('fan'), table)).toBe('CHANNEL_ERROR')
  expect(await statusOf('garbage', table)).toBe('CHANNEL_ERROR')
  expect(await statusOf(admin, { schema: 'auth', table: 'users' })).toBe('CHANNEL_ERROR')
  expect(await statusOf(admin, { ...table, filter: 'title=eq.One' })).toBe('CHANNEL_ERROR')
  expect(await statusOf(admin, { schema: 'public', table: 'content_items; drop' })).toBe('CHANNEL_ERROR')
})
