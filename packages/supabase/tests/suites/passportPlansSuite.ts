import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { workAll } from '../fixture/work.js'

/** Relations of which a claim or a commit may touch a few rows, never all. */
const LARGE = [
  'public.passport_entries',
  'dia.passport_work',
  'dia.passport_decisions',
  'dia.dna_states',
  'dia.dna_profiles',
  'dia.entity_dna',
  'dia.leaderboard_scores',
  'public.treasury_transactions',
  'public.treasury_accounts',
  'public.coliseum_metrics',
]

/** How the processor's functions find their rows: what Postgres itself counts of scans tells, whatever the plan. */
export function passportPlansSuite(open: OpenBackend): void {
  describe('the plans of claim and commit', () => {
    let backend: TestBackend

    beforeAll(async () => {
      backend = await open()
      const fan = await insertUser(backend)
      const track = ['track', await insertTrack(backend, { title: 'Tide' })] as const
      const play = () => entryOf(fan.id, 'player.track_played', track)
      await logEntries(backend, Array.from({ length: 200 }, play))
      await workAll(backend)
      await backend.query('analyze')
      await logEntries(backend, Array.from({ length: 200 }, play))
    })
    afterAll(() => backend.close())

    const scans = async () => {
      await backend.query('select pg_stat_force_next_flush()')
      const rows = await backend.query<{ name: string; scans: number }>(
        `select r as name, pg_stat_get_numscans(r::regclass)::int as scans from unnest($1::text[]) r order by 1`,
        [LARGE],
      )
      return new Map(rows.map(({ name, scans }) => [name, scans]))
    }

    it('scan no large table from end to end', async () => {
      const before = await scans()
      expect(await workAll(backend, { batchSize: 50 })).toMatchObject({ processed: 200 })
      expect(await scans()).toEqual(before)
      // The count is live: one look at the whole log is seen.
      await backend.query(`select count(*) from public.passport_entries where metadata ? 'nothing'`)
      expect((await scans()).get('public.passport_entries')).toBe(
        (before.get('public.passport_entries') ?? 0) + 1,
      )
    })

    it('are of functions that forbid the plans which small statistics invite', async () => {
      const rows = await backend.query<{ name: string; settings: string[] }>(
        `select p.proname as name, p.proconfig as settings from pg_proc p
         where p.proname in ('dia_passport_claim', 'dia_passport_commit', 'add_to_dna') order by 1`,
      )
      for (const { settings } of rows)
        expect(settings).toEqual(
          expect.arrayContaining([
            'plan_cache_mode=force_generic_plan',
            'enable_hashjoin=off',
            'enable_mergejoin=off',
            'enable_seqscan=off',
          ]),
        )
      expect(rows).toHaveLength(3)
    })
  })
}
