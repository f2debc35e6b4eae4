import { dnaHistoryContract, matrixSourceContract, querySourceContract } from '@dia/core/contracts'
import { DNA_DOMAINS, type PerDomain } from '@dia/core/domains'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { supabaseDnaHistorySource } from '../../src/history/index.js'
import { supabaseMatrixSource } from '../../src/matrices/index.js'
import { supabaseQuerySource } from '../../src/queries/index.js'
import { cappedClient } from '../fixture/cappedClient.js'
import { createContractTable } from '../fixture/createContractTables.js'
import { insertContractInteractions } from '../fixture/insertContractInteractions.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { testId } from '../fixture/testId.js'
import { workAll } from '../fixture/work.js'

/** The contracts of core's ports, kept by the adapters through the API. */
export function contractsSuite(open: OpenBackend): void {
  describe('the adapters keep the contracts of core', () => {
    let backend: TestBackend
    let session: SupabaseClient
    beforeAll(async () => {
      backend = await open()
      session = await backend.signInAs((await insertUser(backend, { role: 'admin' })).id)
    })
    afterAll(() => backend.close())

    const audited = async (action: string) =>
      (await backend.query('select from dia.audit_log where action = $1', [action])).length

    describe('supabaseMatrixSource', () => {
      const cases = matrixSourceContract({
        async open(matrix, rows) {
          await createContractTable(backend, matrix, rows)
          return supabaseMatrixSource(session)
        },
        openCapped: async (maximum) =>
          supabaseMatrixSource((await cappedClient(backend, session, maximum)).client),
        recorded: async () => ({
          openings: await audited('matrix.open_row'),
          exports: await audited('matrix.export'),
        }),
      })
      for (const { name, run } of cases) it(name, run)
    })

    describe('supabaseQuerySource', () => {
      const cases = querySourceContract({
        async open(interactions) {
          const [fan, idle] = [await insertUser(backend), await insertUser(backend, { mediaIds: [] })]
          await insertContractInteractions(backend, fan.id, interactions)
          return { source: supabaseQuerySource(session), userId: fan.id, idle: idle.id, unknown: testId() }
        },
      })
      for (const { name, run } of cases) it(name, run)
    })

    describe('supabaseDnaHistorySource', () => {
      const cases = dnaHistoryContract({
        async open() {
          const [fan, stranger] = [await insertUser(backend), await insertUser(backend, { mediaIds: [] })]
          const track = await insertTrack(backend, { title: 'Weather, "%*_\\' })
          const at = (n: number) => ({ device_time: new Date(Date.UTC(2025, 8, n)).toISOString() })
          await logEntries(backend, [
            entryOf(fan.id, 'player.track_played', ['track', track], at(3)),
            entryOf(fan.id, 'player.track_skipped', ['track', track], at(1)),
            entryOf(fan.id, 'host.unheard_of', ['track', track], at(2)),
          ])
          await workAll(backend)
          const kept = await readStoredDna(backend, fan.id)
          return {
            source: supabaseDnaHistorySource(session),
            userId: fan.id,
            decisions: 3,
            withoutDna: stranger.id,
            unknown: testId(),
            lifetimeMass: Object.fromEntries(
              DNA_DOMAINS.map((domain) => [domain, kept[domain].lifetimeMass]),
            ) as PerDomain<number>,
          }
        },
      })
      for (const { name, run } of cases) it(name, run)
    })
  })
}
