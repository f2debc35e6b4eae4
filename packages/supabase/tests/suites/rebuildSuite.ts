import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RpcCall } from '../../src/rpc/RpcCall.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { rebuildDna, verifyPassport } from '../../src/verify/index.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { serviceLog, workAll } from '../fixture/work.js'

/** What needs more than one connection: a rebuild and a verification while workers run. */
export function rebuildSuite(open: OpenBackend): void {
  describe('a rebuild while workers run', () => {
    let backend: TestBackend
    let rpc: RpcCall
    let fans: TestUser[]

    beforeAll(async () => {
      backend = await open()
      rpc = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      fans = await Promise.all(Array.from({ length: 3 }, () => insertUser(backend)))
      const track = await insertTrack(backend, { title: 'Tide' })
      await logEntries(
        backend,
        Array.from({ length: 600 }, (_, index) =>
          entryOf((fans[index % 3] as TestUser).id, 'player.track_favorited', ['track', track], {
            device_time: new Date(Date.UTC(2023, 0, 1 + ((index * 11) % 900))).toISOString(),
          }),
        ),
      )
    })
    afterAll(() => backend.close())

    it('loses no event and counts none twice, and a verification meanwhile sees nothing torn', async () => {
      let working = true
      const workers = Promise.all(
        Array.from({ length: 2 }, () => workAll(backend, { log: serviceLog(backend), batchSize: 15 })),
      ).finally(() => {
        working = false
      })
      let rebuilds = 0
      const torn: string[] = []
      const rebuilding = (async () => {
        while (working) {
          for (const { differences } of await rebuildDna(rpc))
            torn.push(...differences.map(({ code }) => code))
          rebuilds += 1
        }
      })()
      const verifying = (async () => {
        while (working) {
          await sealPassport(rpc, { batchSize: 100 })
          torn.push(...(await verifyPassport({ rpc })).differences.map(({ code }) => code))
        }
      })()
      await Promise.all([workers, rebuilding, verifying])
      expect(rebuilds).toBeGreaterThan(2)
      expect(torn).toEqual([])
      const [counted] = await backend.query(
        `select sum(p.interaction_count)::int as events, round(sum(s.lifetime_mass)::numeric, 6)::text as mass
         from dia.dna_profiles p join dia.dna_states s on s.user_id = p.user_id and s.domain = 1`,
      )
      const [decided] = await backend.query(
        `select count(*)::int as events, round(sum(k_cultural)::numeric, 6)::text as mass from dia.passport_decisions`,
      )
      expect(counted).toEqual(decided)
      expect(decided).toMatchObject({ events: 600 })
    })

    it('reads the decisions only once it holds the states: a commit that was in the middle is not lost', async () => {
      const [fan] = fans as [TestUser]
      const before = await massOf(fan)
      // A commit that has recorded its decision and added to the state, and is held before its end.
      const holding = backend.query(
        `do $do$ declare d dia.passport_decisions; begin
           select * into d from dia.passport_decisions where user_id = '${fan.id}' and mediaid = 2 limit 1;
           d.entry_id := gen_random_uuid();
           insert into dia.passport_decisions select d.*;
           update dia.dna_states s set mass = s.mass + d.k_cultural * dia.decay(d.occurred_at, s.reference_time, s.domain),
             lifetime_mass = s.lifetime_mass + d.k_cultural where s.user_id = d.user_id and s.domain = 1;
           perform pg_sleep(1.5);
         end $do$`,
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      await rebuildDna(rpc, { userId: fan.id })
      await holding
      expect(await massOf(fan)).toBeGreaterThan(before)
      const codes = (await verifyPassport({ rpc, userId: fan.id })).differences.map(({ code }) => code)
      expect(codes).toContain('DECISION_UNFOUNDED')
      expect(codes.filter((code) => /^DNA_(DIFFERS|MASS)/.test(code))).toEqual([])
    })

    async function massOf(user: TestUser): Promise<number> {
      const [state] = await backend.query<{ mass: number }>(
        'select lifetime_mass as mass from dia.dna_states where user_id = $1 and domain = 1',
        [user.id],
      )
      return state?.mass ?? 0
    }
  })
}
