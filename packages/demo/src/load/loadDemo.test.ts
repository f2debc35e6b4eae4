import { describe, expect, it } from 'vitest'
import { DEMO_TABLE_NAMES } from '../generate/index.js'
import { collectDemo, SMALL_DEMO } from '../testing/collectDemo.js'
import { insertStatement } from './insertStatement.js'
import { type LoadProgress, loadDemo } from './loadDemo.js'

function fakeDatabase() {
  const statements: { text: string; rows: Record<string, unknown>[] }[] = []
  return {
    statements,
    async query(text: string, values: readonly unknown[] = []) {
      statements.push({ text, rows: JSON.parse(String(values[0])) })
    },
  }
}

describe('insertStatement', () => {
  it('names every column with its type and ignores rows that are there', () => {
    expect(insertStatement('public.event_votes')).toBe(
      'insert into public.event_votes (id, event_id, artist_id, user_uuid, created_at) ' +
        'select id, event_id, artist_id, user_uuid, created_at from json_to_recordset($1::text::json) ' +
        'as batch(id uuid, event_id uuid, artist_id uuid, user_uuid uuid, created_at timestamptz) ' +
        'on conflict do nothing',
    )
  })
})

describe('loadDemo', () => {
  it('writes every row of the demo, one statement a batch, and counts them', async () => {
    const database = fakeDatabase()
    const counts = await loadDemo(database, SMALL_DEMO)
    const demo = collectDemo(SMALL_DEMO)
    for (const table of DEMO_TABLE_NAMES) {
      const written = database.statements.filter(({ text }) => text === insertStatement(table))
      expect(written.flatMap(({ rows }) => rows)).toEqual(demo[table])
      expect(counts[table]).toBe(demo[table].length)
    }
  })

  it('reports progress that never falls, near the estimate, and ends complete', async () => {
    const seen: LoadProgress[] = []
    await loadDemo(fakeDatabase(), { onProgress: (progress) => seen.push(progress) })
    const last = seen.at(-1)
    const first = seen[0]
    if (!first || !last) throw new Error('No progress was reported.')
    expect(last.done).toBe(last.total)
    expect(Math.abs(first.total / last.total - 1)).toBeLessThan(0.05)
    for (const [place, { done, total }] of seen.entries()) {
      expect(done).toBeLessThanOrEqual(total)
      expect(done).toBeGreaterThanOrEqual(seen[place - 1]?.done ?? 0)
    }
  })

  it('stops at the next batch once it is aborted', async () => {
    const database = fakeDatabase()
    const abort = new AbortController()
    const loading = loadDemo(database, {
      ...SMALL_DEMO,
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    await expect(loading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect(database.statements).toHaveLength(1)
  })

  it('passes on what the database throws', async () => {
    const broken = { query: () => Promise.reject(new Error('disk full')) }
    await expect(loadDemo(broken, SMALL_DEMO)).rejects.toThrow('disk full')
  })

  it('refuses options it cannot use before it writes', async () => {
    const database = fakeDatabase()
    await expect(loadDemo(database, { users: 3 })).rejects.toMatchObject({ code: 'DEMO_OPTIONS_INVALID' })
    expect(database.statements).toEqual([])
  })
})
