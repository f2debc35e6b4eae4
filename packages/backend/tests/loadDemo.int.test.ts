import { DEMO_PEOPLE, DEMO_TABLE_NAMES, loadDemo } from '@dia/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, cloneBackend } from '../src/index.js'

const SMALL_DEMO = { users: 80, artists: 12, tracks: 60, events: 6, interactions: 3500 }

let backend: Backend
let counts: Awaited<ReturnType<typeof loadDemo>>

beforeAll(async () => {
  backend = await cloneBackend()
  counts = await loadDemo(backend, SMALL_DEMO)
})
afterAll(() => backend?.close())

async function countRows() {
  const counted: Record<string, number> = {}
  for (const table of DEMO_TABLE_NAMES) {
    const [row] = await backend.query<{ rows: number }>(`select count(*)::int as rows from ${table}`)
    counted[table] = row?.rows ?? -1
  }
  return counted
}

describe('loadDemo on Postgres', () => {
  it('writes every row it counts', async () => {
    expect(await countRows()).toEqual(counts)
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0)
  })

  it('adds nothing the second time', async () => {
    await loadDemo(backend, SMALL_DEMO)
    expect(await countRows()).toEqual(counts)
  })

  it('keeps arrays, objects, emoji and absence as they were made', async () => {
    const rows = await backend.query(
      `select interests, genre_preferences, content_flags, location_code, profile_embedding
         from public.media_ids where user_uuid = $1`,
      [DEMO_PEOPLE.testUser.id],
    )
    const bases = {
      interests: ['Music Production 🎛️', 'Live Events 🎤', 'Vinyl', 'Late-night Radio 📻'],
      genre_preferences: [],
      content_flags: {},
      location_code: null,
      profile_embedding: null,
    }
    expect(rows).toEqual([bases, bases])
  })

  it('opens work for what it logs, and for nothing else', async () => {
    const [row] = await backend.query<{ entries: number; orphans: number }>(
      `select (select count(*)::int from dia.passport_work) as entries,
              (select count(*)::int from dia.passport_work w
                where not exists (select from public.passport_entries p
                                   where p.user_id = w.user_id and p.id = w.entry_id)) as orphans`,
    )
    expect(row?.entries).toBeGreaterThan(3000)
    expect(row?.orphans).toBe(0)
  })
})
