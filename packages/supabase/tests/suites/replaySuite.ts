import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RpcCall } from '../../src/rpc/RpcCall.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { rebuildPassport, verifyPassport } from '../../src/verify/index.js'
import { chaosEntries, insertChaosScene } from '../fixture/chaosScene.js'
import { logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { outcomeOf } from '../fixture/outcomeOf.js'
import { readDnaRows } from '../fixture/readDnaRows.js'
import { directLog, workAll } from '../fixture/work.js'

const ENTRIES = process.env.DIA_DEEP ? 100_000 : 1_000
const MINUTES = 60_000

/** The log worked again from nothing, and the stored state rebuilt from what was recorded. */
export function replaySuite(open: OpenBackend): void {
  describe(`a replay of ${ENTRIES} entries`, () => {
    let first: TestBackend
    let rpc: RpcCall
    let before: Record<string, string>
    let dna: Awaited<ReturnType<typeof readDnaRows>>

    async function worked(batchSize: number, order: (index: number) => number): Promise<TestBackend> {
      const backend = await open()
      await insertChaosScene(backend)
      const entries = chaosEntries(ENTRIES)
      const arriving = entries.flatMap((_, index) => entries[order(index)] ?? [])
      expect(new Set(arriving.map(({ id }) => id)).size).toBe(ENTRIES)
      for (let from = 0; from < ENTRIES; from += 5000)
        await logEntries(backend, arriving.slice(from, from + 5000))
      await workAll(backend, { log: directLog(backend), batchSize })
      return backend
    }

    beforeAll(async () => {
      first = await worked(1000, (index) => index)
      rpc = supabaseRpc(first.createClient({ key: first.serviceKey }))
      before = await outcomeOf(first)
      dna = await readDnaRows(first)
      expect(dna.length).toBeGreaterThan(50)
    }, 60 * MINUTES)
    afterAll(() => first?.close())

    it(
      'gives the same decisions, money and scores, and the same DNA, in the reverse order and other batches',
      async () => {
        const again = await worked(377, (index) => ENTRIES - 1 - index)
        try {
          expect(await outcomeOf(again)).toEqual(before)
          expect(furthest(await readDnaRows(again), dna)).toBeLessThan(1e-5)
        } finally {
          await again.close()
        }
      },
      60 * MINUTES,
    )

    it(
      'finds nothing to put right where nothing was changed',
      async () => {
        const { dna: changed, balances, scores, accounts, places } = await rebuildPassport(rpc)
        expect({ changed, balances, scores }).toEqual({ changed: [], balances: [], scores: [] })
        expect(accounts).toBeGreaterThan(3)
        expect(places).toBeGreaterThan(50)
        expect(await outcomeOf(first)).toEqual(before)
      },
      60 * MINUTES,
    )

    it(
      'brings leaderboards, balances and DNA back from the decisions alone, while a worker runs',
      async () => {
        await first.query(
          'delete from dia.leaderboard_scores where md5(entity_id::text || period_start) < $1',
          ['8'],
        )
        await first.query('update dia.leaderboard_scores set score = score + 7 where leaderboard_type = $1', [
          'artists_weekly',
        ])
        await first.query(
          `insert into dia.leaderboard_scores values ('tracks_daily', '2001-01-01T00:00:00Z', gen_random_uuid(), 5)`,
        )
        await first.query(
          `delete from public.treasury_accounts where ctid in (select ctid from public.treasury_accounts limit 1)`,
        )
        await first.query('update public.treasury_accounts set balance_cents = balance_cents - 1')
        await first.query(
          `insert into dia.system_account_changes (account, currency, amount_cents) values ('platform', 'USD', 11)`,
        )
        await first.query('update dia.dna_states set signal = signal + signal, mass = 1 where domain = 1')

        const later = chaosEntries(ENTRIES + 160).filter(
          ({ id }) => Number.parseInt(id.slice(-12), 16) >= ENTRIES,
        )
        expect(later).toHaveLength(160)
        await logEntries(first, later)
        const [rebuilt] = await Promise.all([
          rebuildPassport(rpc),
          workAll(first, { log: directLog(first), batchSize: 20 }),
        ])
        expect(rebuilt.dna.length).toBeGreaterThan(10)
        expect(rebuilt.balances.length).toBeGreaterThan(1)
        expect(rebuilt.scores.length).toBeGreaterThan(50)

        await sealPassport(rpc)
        expect((await verifyPassport({ rpc })).differences).toEqual([])
        expect(await rebuildPassport(rpc)).toMatchObject({ dna: [], balances: [], scores: [] })
        const untouched = await open()
        try {
          await insertChaosScene(untouched)
          await logEntries(untouched, [...chaosEntries(ENTRIES), ...later])
          await workAll(untouched, { log: directLog(untouched), batchSize: 1000 })
          expect(await outcomeOf(first)).toEqual(await outcomeOf(untouched))
          expect(furthest(await readDnaRows(first), await readDnaRows(untouched))).toBeLessThan(1e-5)
        } finally {
          await untouched.close()
        }
      },
      60 * MINUTES,
    )

    function furthest(ours: typeof dna, theirs: typeof dna): number {
      expect(ours.map(({ key }) => key)).toEqual(theirs.map(({ key }) => key))
      return ours.reduce((largest, { signal, mass }, index) => {
        const other = theirs[index]
        const apart = signal.map((c, i) => Math.abs(c - (other?.signal[i] ?? Number.NaN)) / (0.25 + mass))
        return Math.max(largest, Math.abs(mass - (other?.mass ?? Number.NaN)) / (1 + mass), ...apart)
      }, 0)
    }
  })
}
