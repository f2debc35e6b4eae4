import { cloneBackend } from '@dia/backend'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { supabaseDnaSource } from '../src/identity/index.js'
import { supabaseRpc } from '../src/rpc/supabaseRpc.js'
import { backfillPassport, drainPassport } from '../src/worker/index.js'
import type { TestBackend } from './fixture/OpenBackend.js'

let backend: TestBackend
/** The demo's test user. */
const id = '15480116-8c78-4a75-af8c-2c70795333a6'

beforeAll(async () => {
  backend = await cloneBackend('demo')
})
afterAll(() => backend?.close())

it('gives the demo’s test user, who is in the host’s tables alone, their DNA', async () => {
  const service = backend.createClient({ key: backend.serviceKey })
  const dna = supabaseDnaSource(service)
  expect((await dna.readUserDna(id)).dna).toBeNull()
  const [host] = await backend.query<{ rows: number }>(
    `select ((select count(*) from public.listening_history where user_id = $1)
       + (select count(*) from public.media_engagement_log where user_id = $1)
       + (select count(*) from public.event_votes where user_uuid = $1))::int as rows`,
    [id],
  )
  const { tables } = await backfillPassport(supabaseRpc(service), { userId: id })
  const sum = (key: 'added' | 'repeats') => tables.reduce((total, table) => total + table[key], 0)
  expect(sum('added') + sum('repeats')).toBe(host?.rows)
  expect(sum('added')).toBeGreaterThan(30)

  await drainPassport(service)
  const after = await dna.readUserDna(id)
  expect(after.dna?.interactionCount).toBeGreaterThan(20)
  const [embedding] = await backend.query(
    'select from public.media_ids where user_uuid = $1 and profile_embedding is not null',
    [id],
  )
  expect(embedding).toBeDefined()
  // History keeps its own time: the last event is the last interaction, not the moment of the backfill.
  expect(Date.parse(after.dna?.lastEventAt ?? '')).toBeLessThan(Date.parse('2025-12-01'))
})
