import { createClient } from '@supabase/supabase-js'
import { expect, expectTypeOf, it } from 'vitest'
import { createDiaClient, type DiaClient, type DiaDatabase } from '../src/index.js'

/** As the Supabase CLI writes it for a host. */
type HostDatabase = {
  __InternalSupabase: { PostgrestVersion: '13.0.5' }
  public: {
    Tables: {
      profiles: {
        Row: { id: string; role: string | null }
        Insert: { id: string; role?: string | null }
        Update: { id?: string; role?: string | null }
        Relationships: []
      }
    }
    Views: { [_ in never]: never }
    Functions: { host_function: { Args: { a: number }; Returns: string } }
    Enums: { [_ in never]: never }
    CompositeTypes: { [_ in never]: never }
  }
}

const options = { realtime: { transport: Object as never } }

it('createDiaClient takes a client of any Database type', () => {
  const clients: readonly DiaClient[] = [
    createDiaClient(createClient('http://server.test', 'key', options)),
    createDiaClient(createClient<HostDatabase>('http://server.test', 'key', options)),
    createDiaClient(createClient<DiaDatabase>('http://server.test', 'key', options)),
    createDiaClient(createClient<HostDatabase & DiaDatabase>('http://server.test', 'key', options)),
  ]
  expect(clients).toHaveLength(4)
})

it('the kit’s types join the host’s by intersection', () => {
  const client = createClient<HostDatabase & DiaDatabase>('http://server.test', 'key', options)
  const users = () => client.from('dia_users').select('user_id, listens').single()
  const profiles = () => client.from('profiles').select('role').single()
  expectTypeOf<NonNullable<Awaited<ReturnType<typeof users>>['data']>>().toEqualTypeOf<{
    user_id: string | null
    listens: number | null
  }>()
  expectTypeOf<NonNullable<Awaited<ReturnType<typeof profiles>>['data']>>().toEqualTypeOf<{
    role: string | null
  }>()
  // @ts-expect-error no such relation
  client.from('dia_nothing')
  expect(users).toBeTypeOf('function')
})
