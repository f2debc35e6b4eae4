import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pgRpc } from '../../src/rpc/pgRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { verifyPassport } from '../../src/verify/index.js'
import { CHAOS_POINTS, installChaosPoints } from '../fixture/chaosPoints.js'
import { chaosRun } from '../fixture/chaosRun.js'
import { chaosEntries, insertChaosScene } from '../fixture/chaosScene.js'
import { type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { outcomeOf } from '../fixture/outcomeOf.js'
import { directLog, serviceLog, workAll } from '../fixture/work.js'

const deep = Boolean(process.env.DIA_DEEP)
const [EVENTS, FAULTS, WORKERS] = deep ? [20_000, 204, 4] : [2_000, 14, 2]
const LONGEST = deep ? 3_600_000 : 600_000

/** Workers killed and cut off in the middle, on a server with many connections. */
export function chaosSuite(open: OpenBackend, urlOf: (backend: TestBackend) => Promise<string>): void {
  describe('chaos', () => {
    let serial: TestBackend
    let entries: LoggedEntry[]

    beforeAll(async () => {
      serial = await open()
      entries = chaosEntries(EVENTS)
      await insertChaosScene(serial)
      await logEntries(serial, entries)
      await workAll(serial, { log: directLog(serial), batchSize: 1000 })
    }, LONGEST)
    afterAll(() => serial?.close())

    async function prepared(): Promise<TestBackend> {
      const backend = await open()
      await insertChaosScene(backend)
      await installChaosPoints(backend)
      return backend
    }

    it('has something to lose: a serial run moves DNA, books, refunds and scores', async () => {
      const [left] = await serial.query(
        `select (select count(*)::int from dia.passport_work where is_open) as open,
           (select count(*) > 100 from public.treasury_transactions where transaction_type = 'track_purchase') as bought,
           (select count(*) > 20 from public.treasury_transactions where reverses_id is not null) as refunded,
           (select count(*) > 100 from dia.leaderboard_scores) as scored`,
      )
      expect(left).toEqual({ open: 0, bought: true, refunded: true, scored: true })
    })

    it(
      `ends as the serial run does: ${FAULTS} faults over ${EVENTS} events`,
      async () => {
        const backend = await prepared()
        try {
          const url = await urlOf(backend)
          const report = await chaosRun(backend, {
            url,
            entries,
            faults: FAULTS,
            workers: WORKERS,
            points: CHAOS_POINTS,
            patienceMs: deep ? 1_200_000 : 60_000,
          })
          // Every fault struck somebody in the middle, at every point, both ways.
          expect(Object.values(report).reduce((sum, count) => sum + count, 0)).toBe(FAULTS)
          expect(Object.keys(report)).toHaveLength(2 * CHAOS_POINTS.length)
          expect(await outcomeOf(backend)).toEqual(await outcomeOf(serial))
          expect(await largestDnaDifference(backend)).toBeLessThan(1e-5)
          const rpc = pgRpc(backend)
          await sealPassport(rpc)
          expect((await verifyPassport({ rpc })).differences).toEqual([])
        } finally {
          await backend.close()
        }
      },
      LONGEST,
    )

    it('would not, were effects and mark two transactions', async () => {
      const backend = await prepared()
      try {
        // What a commit does to the work is swallowed, and done by the worker afterwards.
        await backend.query(
          `create function public.hold_mark() returns trigger language plpgsql as $f$ begin
             if current_setting('dia.twin', true) is distinct from 'mark' and old.lease_token is not null
               and (tg_op = 'DELETE' or new.lease_token is null) then return null; end if;
             return case tg_op when 'DELETE' then old else new end;
           end $f$`,
        )
        await backend.query(
          'create trigger hold_mark before update or delete on dia.passport_work for each row execute function public.hold_mark()',
        )
        // One fault between the two transactions is enough.
        await chaosRun(backend, {
          url: await urlOf(backend),
          entries: entries.slice(0, 300),
          faults: 2,
          workers: 2,
          points: ['mark'],
          twin: 'split',
          patienceMs: 2_000,
        })
        const [repeated] = await backend.query<{ count: number }>(
          `select count(*)::int as count from dia.passport_work w
           join dia.passport_decisions d on d.user_id = w.user_id and d.entry_id = w.entry_id
           where w.mediaid in (1, 4) and d.mediaid is not null or w.coliseum in (1, 4) and d.coliseum is not null`,
        )
        expect(repeated?.count).toBeGreaterThan(0)
      } finally {
        await backend.close()
      }
    }, 300_000)

    const deadlocksOf = async (backend: TestBackend) => {
      // Sessions report what they counted when they end or are idle for a while.
      await new Promise((resolve) => setTimeout(resolve, 1200))
      const [row] = await backend.query<{ deadlocks: number }>(
        'select deadlocks::int from pg_stat_database where datname = current_database()',
      )
      return row?.deadlocks ?? 0
    }

    const rewrite = async (backend: TestBackend, name: string, from: string, to: string) => {
      const [made] = await backend.query<{ source: string }>(
        `select pg_get_functiondef(p.oid) as source from pg_proc p where p.oid::regproc = $1::regproc`,
        [`public.${name}`],
      )
      expect(made?.source).toContain(from)
      await backend.query(made?.source.replace(from, to) ?? '')
    }

    it.each([
      ['none where locks are taken in order', 'order by p.user_id for update', false],
      ['some where they are not', 'order by random() for update', true],
    ])(
      'deadlocks: %s',
      async (_, order, deadlocks) => {
        const backend = await prepared()
        try {
          await rewrite(backend, 'dia_passport_commit', 'order by p.user_id for update', order)
          // Claims as if all users were of one share, so that batches beside each other hold the same users.
          await rewrite(
            backend,
            'dia_passport_claim',
            'case when n between 0 and 63 then (first_share + n) % 64 else 64 end',
            'd.share',
          )
          await logEntries(backend, entries.slice(0, 800))
          await Promise.all(
            Array.from({ length: 8 }, () =>
              workAll(backend, { log: serviceLog(backend), batchSize: 25 }).catch(() => null),
            ),
          )
          expect((await deadlocksOf(backend)) > 0).toBe(deadlocks)
        } finally {
          await backend.close()
        }
      },
      300_000,
    )

    async function largestDnaDifference(backend: TestBackend): Promise<number> {
      const read = (from: TestBackend) =>
        from.query<{ key: string; signal: string; mass: number }>(
          `select user_id || ' ' || domain || ' ' || reference_time as key, signal::text as signal, mass from dia.dna_states order by 1`,
        )
      const [ours, theirs] = [await read(backend), await read(serial)]
      expect(ours.map(({ key }) => key)).toEqual(theirs.map(({ key }) => key))
      return ours.reduce((largest, row, index) => {
        const other = theirs[index]
        const [a, b] = [row, other].map((state) => JSON.parse(state?.signal ?? '[]') as number[])
        const apart = a?.map((c, i) => Math.abs(c - (b?.[i] ?? 0)) / (0.25 + row.mass)) ?? []
        return Math.max(largest, Math.abs(row.mass - (other?.mass ?? 0)), ...apart)
      }, 0)
    }
  })
}
