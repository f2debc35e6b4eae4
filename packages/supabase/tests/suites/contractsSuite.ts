import { matrixSourceContract } from '@dia/core/contracts'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { supabaseMatrixSource } from '../../src/matrices/index.js'
import { cappedClient } from '../fixture/cappedClient.js'
import { createContractTable } from '../fixture/createContractTables.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

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
  })
}
