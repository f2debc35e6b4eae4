import {
  allMatrices,
  artistsMatrix,
  contentsMatrix,
  eventsMatrix,
  type MatrixDefinition,
  type MatrixRow,
  passportMatrix,
  transactionsMatrix,
} from '@dia/core/matrices'
import { contractInForce } from '@dia/core/treasury'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SupabaseMatrixSource, supabaseMatrixSource } from '../../src/matrices/index.js'
import { insertListens, insertVotes } from '../fixture/insertInteractions.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { workAll } from '../fixture/work.js'

const DAY = 86_400_000
const MANY_ARTISTS = 103

/** What an open row is made up of, held against the rows themselves. */
export function breakdownSuite(open: OpenBackend): void {
  describe('what an open row is made up of', () => {
    let backend: TestBackend
    let source: SupabaseMatrixSource
    let fan: string
    const artists = Array.from({ length: MANY_ARTISTS }, () => testId()).sort()
    const [artist = '', second = ''] = artists
    const event = testId()
    const track = testId()

    beforeAll(async () => {
      backend = await open()
      fan = (await insertUser(backend, { displayName: 'fan' })).id
      const admin = await insertUser(backend, { role: 'admin', displayName: 'admin' })
      source = supabaseMatrixSource(await backend.signInAs(admin.id))
      const created_at = '2025-01-01T00:00:00Z'
      await insertRows(
        backend,
        'public.artist_profiles',
        artists.map((id, at) => ({
          id,
          user_id: fan,
          artist_name: `Artist ${at}`,
          verified: true,
          created_at,
        })),
      )
      await insertRows(backend, 'public.events', [{ id: event, title: 'Night', status: 'live', created_at }])
      await insertRows(backend, 'public.content_items', [
        { id: track, title: 'Aurora', artist_id: artist, created_at },
      ])
    })
    afterAll(() => backend.close())

    it('every breakdown of the thirteen is known, and an entity of nothing is made up of nothing', async () => {
      for (const matrix of allMatrices as readonly MatrixDefinition<MatrixRow>[])
        for (const { name } of matrix.breakdowns ?? [])
          for (const key of [testId(), 'no id', "'); drop table x; --"])
            expect(await source.readBreakdown(matrix, name, key), name).toEqual([])
      await expect(source.readBreakdown(eventsMatrix, 'passwords', event)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('an event counts its votes by artist: the first hundred, and all others as one', async () => {
      const at = { created_at: '2025-10-01T00:00:00Z', event_id: event }
      await insertVotes(backend, fan, [
        ...artists.map((artist_id) => ({ ...at, artist_id })),
        { ...at, artist_id: second },
        { ...at, artist_id: null },
        { ...at, artist_id: artist, event_id: null },
      ])
      const parts = await source.readBreakdown(eventsMatrix, 'votes_by_artist', event)
      expect(parts).toHaveLength(101)
      expect(parts[0]).toMatchObject({ id: second, label: 'Artist 1', value: 2 })
      expect(parts.at(-1)).toEqual({ id: null, label: null, value: 4, at: null, note: null })
      expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(MANY_ARTISTS + 2)
    })

    it('a track counts its plays by UTC day, for 90 days that end with the last, the future left out', async () => {
      const last = Date.UTC(2025, 9, 30, 23, 59, 59)
      const played = (ms: number, event_type = 'played') => ({
        content_id: track,
        event_type,
        created_at: new Date(ms).toISOString(),
      })
      await insertListens(backend, fan, [
        played(last),
        played(last - DAY),
        played(last - DAY, 'track_play'),
        played(last - DAY, 'skipped'),
        played(last - 89 * DAY),
        played(last - 90 * DAY),
        played(Date.now() + 30 * DAY),
      ])
      const parts = await source.readBreakdown(contentsMatrix, 'plays_by_day', track)
      expect(parts).toHaveLength(90)
      const counted = parts.filter(({ value }) => value !== 0).map(({ label, value }) => [label, value])
      expect(counted).toEqual([
        ['2025-08-02', 1],
        ['2025-10-29', 2],
        ['2025-10-30', 1],
      ])
    })

    it("an artist's contract in force is the one that core would split by", async () => {
      const shares = (parts: readonly { label: string | null; value: number | null }[]) =>
        Object.fromEntries(parts.map(({ label, value }) => [label, value]))
      const none = await source.readBreakdown(artistsMatrix, 'contract_in_force', second)
      expect(none.every(({ id }) => id === null)).toBe(true)
      expect(shares(none)).toEqual({ artist: 0.7, platform: 0.3, label: 0 })

      const contract = (artistShare: number, from: number, until: number | null) => ({
        id: testId(),
        artistShare,
        effectiveFrom: new Date(Date.now() + from * DAY).toISOString(),
        expiresAt: until === null ? null : new Date(Date.now() + until * DAY).toISOString(),
      })
      const contracts = [
        contract(0.5, -300, null),
        contract(0.6, -200, -100),
        contract(0.8, -50, 50),
        contract(0.9, 10, null),
      ]
      await insertRows(
        backend,
        'public.payout_contracts',
        contracts.map(({ id, artistShare, effectiveFrom, expiresAt }) => ({
          id,
          artist_id: artist,
          artist_share: artistShare,
          platform_share: Number((1 - artistShare).toFixed(6)),
          label_share: 0,
          effective_from: effectiveFrom,
          expires_at: expiresAt,
          created_at: effectiveFrom,
        })),
      )
      const parts = await source.readBreakdown(artistsMatrix, 'contract_in_force', artist)
      const chosen = contractInForce(
        contracts.map((one) => ({
          ...one,
          artistShare: `${one.artistShare}`,
          platformShare: '0',
          labelShare: '0',
        })),
        new Date().toISOString(),
      )
      expect(parts[0]).toMatchObject({ id: chosen?.id, label: 'artist', value: 0.8 })
      expect(parts.at(-1)).toMatchObject({ label: 'expires_at', value: null })
      expect(Date.parse(parts.at(-1)?.at ?? '')).toBe(Date.parse(chosen?.expiresAt ?? ''))
    })

    it('a payment tells when it happened, was posted and was refunded; an entry, what each system made of it', async () => {
      const tip = entryOf(fan, 'treasury.artist_tip', ['artist', artist], {
        metadata: { amount_cents: '500', currency: 'JPY', to_user_id: (await insertUser(backend)).id },
      })
      await logEntries(backend, [tip])
      await workAll(backend)
      const [paid] = await backend.query<{ id: string }>(
        'select id from public.treasury_transactions where entry_id = $1',
        [tip.id],
      )
      const refund = entryOf(fan, 'treasury.refund_issued', null, {
        metadata: { refunds_entry_id: tip.id, amount_cents: '200' },
        created_at: '2026-01-16T12:00:00Z',
      })
      await logEntries(backend, [refund])
      await workAll(backend)
      const timeline = await source.readBreakdown(transactionsMatrix, 'timeline', paid?.id ?? '')
      expect(timeline.map(({ label }) => label)).toEqual(['happened', 'posted_completed', 'refund'])
      expect(timeline.at(-1)).toMatchObject({ note: null, amount: { cents: '200', currency: 'JPY' } })
      const attempts = await source.readBreakdown(passportMatrix, 'attempts', tip.id)
      expect(attempts.map(({ label }) => label)).toContain('treasury_done')
      expect(attempts.every(({ at }) => at !== null && !Number.isNaN(Date.parse(at)))).toBe(true)

      const dead = entryOf(fan, 'treasury.artist_tip', ['artist', artist], {
        metadata: { amount_cents: 'much' },
      })
      await logEntries(backend, [dead])
      await backend.query(
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
         values ($1, $2, 'treasury', 'POISON', 'It cannot be read', 5)`,
        [fan, dead.id],
      )
      const errors = await source.readBreakdown(passportMatrix, 'attempts', dead.id)
      expect(errors.at(-1)).toMatchObject({
        label: 'treasury_dead',
        value: 5,
        note: 'POISON: It cannot be read',
      })
    })

    it('no one but an admin is told', async () => {
      const asFan = supabaseMatrixSource(await backend.signInAs(fan))
      await expect(asFan.readBreakdown(eventsMatrix, 'votes_by_artist', event)).rejects.toMatchObject({
        code: 'DENIED',
      })
    })
  })
}
