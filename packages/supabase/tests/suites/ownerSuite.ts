import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseUser } from '../../src/erasure/index.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { verifyPassport } from '../../src/verify/index.js'
import { findText } from '../fixture/findText.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertMarkedUser } from '../fixture/insertMarkedUser.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { workAll } from '../fixture/work.js'

/** What needs rights of its own, on a database whose owner is no superuser. */
export function ownerSuite(open: OpenBackend): void {
  describe('an owner who is no superuser', () => {
    let backend: TestBackend

    beforeAll(async () => {
      backend = await open()
    }, 60_000)
    afterAll(() => backend.close())

    it('applies the migrations, works the Passport, refreshes the matrices and erases a user', async () => {
      const [owner] = await backend.query<{ superuser: boolean }>(
        'select rolsuper as superuser from pg_roles where rolname = current_user',
      )
      expect(owner).toEqual({ superuser: false })
      const mark = 'canary-of-an-owner'
      const track = await insertTrack(backend, { title: 'Weather' })
      const admin = await insertUser(backend, { role: 'admin' })
      const user = await insertMarkedUser(backend, mark, track)
      const service = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      await workAll(backend)
      await sealPassport(service)
      await backend.query('select public.dia_refresh_due_matrices(), public.dia_refresh_user_matrix()')
      expect(await findText(backend, mark)).toContain('dia.user_matrix.email')

      await eraseUser(supabaseRpc(await backend.signInAs(admin.id)), user.id)
      expect(await findText(backend, mark)).toEqual([])
      expect((await verifyPassport({ rpc: service })).differences).toEqual([])
    })

    it('cannot rewrite the log outside of that', async () => {
      await expect(backend.query(`update public.passport_entries set metadata = '{}'`)).rejects.toThrow(
        /append-only/,
      )
      await expect(backend.query('delete from public.passport_entries')).rejects.toThrow(/append-only/)
      await expect(backend.query('truncate dia.audit_log')).rejects.toThrow(/append-only/)
    })
  })
}
