import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { DEMO_DEFAULTS, type DemoOptions, demoOptionsFor } from '../options/index.js'
import { DELETED_TRACK_IDS } from '../platform/index.js'
import { collectDemo, type DemoRow, SMALL_DEMO } from '../testing/collectDemo.js'
import { generateDemo } from './generateDemo.js'
import { DEMO_TABLES, type DemoTable } from './tables.js'

function hashOf(options: DemoOptions): string {
  const hash = createHash('sha256')
  for (const batch of generateDemo(options)) hash.update(JSON.stringify(batch))
  return hash.digest('hex')
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const demo = collectDemo()
const idsOf = (rows: readonly DemoRow[]) => new Set(rows.map((row) => row.id))

describe('generateDemo', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    const first = hashOf(SMALL_DEMO)
    expect(hashOf(SMALL_DEMO)).toBe(first)
    expect(hashOf({ ...SMALL_DEMO, seed: DEMO_DEFAULTS.seed + 1 })).not.toBe(first)
  })

  it('has the size of the demo by default', () => {
    expect(demo['auth.users']).toHaveLength(200)
    expect(demo['public.artist_profiles']).toHaveLength(40)
    expect(demo['public.content_items']).toHaveLength(600)
    expect(demo['public.events']).toHaveLength(12)
    const interactions = demo['public.listening_history'].length + demo['public.media_engagement_log'].length
    expect(Math.abs(interactions - 20_000)).toBeLessThan(400)
    expect(demo['public.event_votes'].length).toBeGreaterThan(100)
    expect(demo['public.event_attendees'].length).toBeGreaterThan(40)
    expect(demo['public.subscriptions'].length).toBeGreaterThan(15)
    expect(demo['public.passport_entries'].length).toBeGreaterThan(20_000)
  })

  it('comes near any number of interactions it is asked for', () => {
    const options = demoOptionsFor(60_000)
    let rows = 0
    for (const batch of generateDemo({ ...options, log: false })) {
      if (/listening_history|media_engagement_log/.test(batch.table)) rows += batch.rows.length
    }
    expect(Math.abs(rows / 60_000 - 1)).toBeLessThan(0.02)
  })

  it('leaves the Passport empty when it is asked not to log, and the host tables as they are', () => {
    const silent = collectDemo({ ...SMALL_DEMO, log: false })
    const logged = collectDemo(SMALL_DEMO)
    const ofTheKit = { 'public.passport_entries': [], 'public.payout_contracts': [] }
    expect(silent).toMatchObject(ofTheKit)
    expect({ ...silent, ...ofTheKit }).toEqual({ ...logged, ...ofTheKit })
  })

  it('never sends an empty batch, more than 1000 rows, or a row that does not fit its columns', () => {
    for (const { table, columns, rows } of generateDemo(SMALL_DEMO)) {
      expect(columns).toEqual(Object.keys(DEMO_TABLES[table]))
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.length).toBeLessThanOrEqual(1000)
      for (const row of rows) {
        expect(row).toHaveLength(columns.length)
        expect(row).not.toContain(undefined)
      }
    }
  })

  it('sends every parent before its children', () => {
    const parents: [DemoTable, string, DemoTable][] = [
      ['public.profiles', 'id', 'auth.users'],
      ['public.media_ids', 'user_uuid', 'auth.users'],
      ['public.artist_profiles', 'user_id', 'auth.users'],
      ['public.content_items', 'artist_id', 'public.artist_profiles'],
      ['public.audio_features', 'content_id', 'public.content_items'],
      ['public.events', 'host_id', 'auth.users'],
      ['public.listening_sessions', 'user_id', 'auth.users'],
      ['public.listening_history', 'user_id', 'auth.users'],
      ['public.listening_history', 'session_id', 'public.listening_sessions'],
      ['public.media_engagement_log', 'user_id', 'auth.users'],
      ['public.media_engagement_log', 'session_id', 'public.listening_sessions'],
      ['public.event_votes', 'user_uuid', 'auth.users'],
      ['public.event_votes', 'event_id', 'public.events'],
      ['public.event_votes', 'artist_id', 'public.artist_profiles'],
      ['public.event_attendees', 'event_id', 'public.events'],
      ['public.event_attendees', 'user_id', 'auth.users'],
      ['public.subscriptions', 'user_id', 'auth.users'],
      ['public.subscriptions', 'artist_id', 'public.artist_profiles'],
      ['public.passport_entries', 'user_id', 'auth.users'],
    ]
    const sent = new Map<string, Set<unknown>>()
    for (const { table, columns, rows } of generateDemo()) {
      for (const [child, column, parent] of parents) {
        if (child !== table) continue
        const known = sent.get(parent)
        const orphans = rows
          .map((row) => row[columns.indexOf(column)])
          .filter((id) => id !== null && !known?.has(id))
        expect(orphans, `${child}.${column}`).toEqual([])
      }
      const ids = sent.get(table) ?? new Set()
      for (const row of rows) ids.add(row[0])
      sent.set(table, ids)
    }
  })

  it('points at content that exists, apart from the deleted tracks', () => {
    const known = new Set<unknown>([...idsOf(demo['public.content_items']), null, ...DELETED_TRACK_IDS])
    for (const table of ['public.listening_history', 'public.media_engagement_log'] as const) {
      expect(demo[table].filter((row) => !known.has(row.content_id ?? null))).toEqual([])
    }
  })

  it('repeats no id and no e-mail address', () => {
    for (const [table, rows] of Object.entries(demo)) {
      if (table !== 'public.audio_features') expect(idsOf(rows).size, table).toBe(rows.length)
    }
    expect(new Set(demo['auth.users'].map((row) => row.email)).size).toBe(200)
    const features = demo['public.audio_features'].map((row) => `${row.content_id} ${row.genre}`)
    expect(new Set(features).size).toBe(features.length)
  })

  it('uses example.com addresses only', () => {
    for (const row of demo['auth.users']) expect(row.email).toMatch(/^[a-z0-9._]+@example\.com$/)
  })

  it('has mostly fans, an artist user for each artist, and two who are or were admins', () => {
    const roles = demo['public.profiles'].map((row) => row.role)
    const count = (role: string) => roles.filter((other) => other === role).length
    expect(count('fan')).toBeGreaterThan(100)
    expect(count('artist')).toBe(40)
    expect(count('brand')).toBeGreaterThan(1)
    expect(count('developer')).toBeGreaterThan(1)
    expect(count('admin')).toBe(1)
  })

  it('has events of every status', () => {
    const statuses = new Set(demo['public.events'].map((row) => row.status))
    expect([...statuses].sort()).toEqual(['cancelled', 'completed', 'draft', 'live', 'published'])
  })

  it('has listens with a heavy tail', () => {
    const listens = new Map<unknown, number>()
    for (const row of demo['public.listening_history']) {
      listens.set(row.user_id, (listens.get(row.user_id) ?? 0) + 1)
    }
    const sorted = [...listens.values()].sort((a, b) => b - a)
    const top = sorted.slice(0, 20).reduce((sum, n) => sum + n, 0)
    expect(top / demo['public.listening_history'].length).toBeGreaterThan(0.25)
  })

  it('needs no more memory for many interactions than for few', { timeout: 300_000 }, () => {
    const peakOf = (options: DemoOptions) => {
      let peak = 0
      let batches = 0
      for (const _ of generateDemo(options)) {
        if (batches++ % 30 === 0) peak = Math.max(peak, heldBytes())
      }
      return peak
    }
    const few = peakOf(demoOptionsFor(5000))
    const many = peakOf(demoOptionsFor(process.env.DIA_DEEP ? 500_000 : 30_000))
    expect((many - few) / 2 ** 20).toBeLessThan(8)
  })
})

function heldBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
