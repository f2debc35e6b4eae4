import { processPassportEntries } from '@dia/core/passport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseUser } from '../../src/erasure/index.js'
import { operateOnEntries } from '../../src/operations/index.js'
import type { RpcCall } from '../../src/rpc/RpcCall.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { verifyPassport } from '../../src/verify/index.js'
import { findText } from '../fixture/findText.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertMarkedUser } from '../fixture/insertMarkedUser.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { serviceLog, workAll } from '../fixture/work.js'

/** Taking a person out of everything, and what stays without them. */
export function erasureSuite(open: OpenBackend): void {
  describe('erasure', () => {
    let backend: TestBackend
    let rpc: RpcCall
    let service: RpcCall
    let admin: TestUser
    let track: string

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin' })
      rpc = supabaseRpc(await backend.signInAs(admin.id))
      service = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      track = await insertTrack(backend, { title: 'Weather' })
    })
    afterAll(() => backend.close())

    const plays = (user: TestUser, count: number) =>
      Array.from({ length: count }, () =>
        entryOf(user.id, 'player.track_favorited', ['track', track], { metadata: { note: 'mine' } }),
      )
    const differences = async (user?: TestUser) =>
      (await verifyPassport({ rpc: service, ...(user === undefined ? {} : { userId: user.id }) })).differences
    const dnaOf = async (user: TestUser) =>
      (
        await backend.query<{ rows: number }>(
          `select (select count(*) from dia.dna_states where user_id = $1) + (select count(*) from dia.dna_profiles where user_id = $1)
             + (select count(*) from dia.dna_priors where user_id = $1) as rows`,
          [user.id],
        )
      )[0]?.rows

    it('leaves a mark that stood in every text of a person nowhere in the database', async () => {
      const mark = 'canary-7f3a'
      const user = await insertMarkedUser(backend, mark, track)
      await workAll(backend)
      await sealPassport(service)
      await backend.query('select public.dia_refresh_user_matrix(), public.dia_refresh_statistics()')
      const before = await findText(backend, mark)
      for (const place of [
        'auth.users.email',
        'dia.audit_log.details',
        'dia.passport_dead_letters.message',
        'dia.passport_decisions.event_type',
        'dia.artist_matrix.bio',
        'dia.user_matrix.email',
        'public.artist_profiles.bio',
        'public.listening_history.metadata',
        'public.media_ids.interests',
        'public.passport_entries.device_id',
        'public.passport_entries.event_type',
        'public.passport_entries.metadata',
        'public.profiles.display_name',
        'public.subscriptions.stripe_subscription_id',
        'public.treasury_accounts.stripe_connect_account_id',
        'public.treasury_transactions.stripe_payment_intent_id',
      ])
        expect(before).toContain(place)

      // Nowhere at once: the computed matrices, too, which no timer has refreshed since.
      await eraseUser(rpc, user.id)
      expect(await findText(backend, mark)).toEqual([])
      expect(await dnaOf(user)).toBe(0)
    })

    it('keeps the log verifiable: nothing differs, before and after what it left is sealed', async () => {
      const user = await insertUser(backend)
      const entries = plays(user, 6)
      await logEntries(backend, entries.slice(0, 4))
      await workAll(backend)
      await sealPassport(service)
      await logEntries(backend, entries.slice(4))
      await eraseUser(rpc, user.id)
      expect(await differences(user)).toEqual([])
      await workAll(backend)
      await sealPassport(service)
      expect(await differences(user)).toEqual([])
      const [left] = await backend.query(
        `select count(*)::int as entries, count(*) filter (where metadata <> '{}')::int as blurted
         from public.passport_entries where user_id = $1`,
        [user.id],
      )
      expect(left).toEqual({ entries: 6, blurted: 0 })
      const salts = await backend.query(
        `select from dia.seals s join public.passport_entries e on e.user_id = s.user_id and e.id = s.entry_id
         where s.user_id = $1 and s.entry_id = any ($2) and s.salt is not null`,
        [user.id, entries.slice(0, 4).map(({ id }) => id)],
      )
      expect(salts).toEqual([])
    })

    it('keeps nothing of what still arrives under the old id, and skips it with the reason', async () => {
      const user = await insertUser(backend)
      await logEntries(backend, plays(user, 1))
      await eraseUser(rpc, user.id)
      const [late] = plays(user, 1) as [LoggedEntry]
      await logEntries(backend, [late])
      const [stored] = await backend.query(
        `select e.metadata, w.mediaid, w.mediaid_reason as reason, w.coliseum
         from public.passport_entries e join dia.passport_work w on w.user_id = e.user_id and w.entry_id = e.id where e.id = $1`,
        [late.id],
      )
      expect(stored).toEqual({ metadata: {}, mediaid: 3, reason: 'ERASED', coliseum: 3 })
      await workAll(backend)
      expect(await dnaOf(user)).toBe(0)
      expect((await operateOnEntries(rpc, 'reprocess', [late.id])).failed).toMatchObject([{ code: 'ERASED' }])
      await sealPassport(service)
      expect(await differences(user)).toEqual([])
    })

    it('writes out the scores that wait first, so that their context goes, too', async () => {
      const user = await insertUser(backend)
      const metadata = { context: 'playlist', progress_percentage: 40 }
      await logEntries(backend, [
        entryOf(user.id, 'player.track_played', ['track', track], { metadata }),
        ...plays(user, 1),
      ])
      await processPassportEntries({ log: serviceLog(backend) })
      const waiting = () => backend.query('select from dia.pending_scores where $1 = any (users)', [user.id])
      expect(await waiting()).toHaveLength(1)
      await eraseUser(rpc, user.id)
      expect(await waiting()).toEqual([])
      const metrics = await backend.query('select context from public.coliseum_metrics where user_id = $1', [
        user.id,
      ])
      expect(metrics).toEqual([{ context: {} }, { context: {} }])
    })

    it('can be repeated, refuses nobody and oneself, and is for admins alone', async () => {
      const user = await insertUser(backend)
      await logEntries(backend, plays(user, 1))
      expect(await eraseUser(rpc, user.id)).toMatchObject({ userId: user.id, entries: 1 })
      expect(await eraseUser(rpc, user.id)).toMatchObject({ entries: 0 })
      await expect(eraseUser(rpc, testId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(eraseUser(rpc, admin.id)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      const fan = await insertUser(backend)
      const own = supabaseRpc(await backend.signInAs(fan.id))
      await expect(eraseUser(own, fan.id)).rejects.toMatchObject({ code: expect.any(String) })
      const audits = await backend.query(
        `select actor_id, action from dia.audit_log where subject_user_id = $1 and action = 'user.erase'`,
        [user.id],
      )
      expect(audits).toEqual(Array.from({ length: 2 }, () => ({ actor_id: admin.id, action: 'user.erase' })))
    })

    it('leaves the rest of the log to the eraser’s guard: no other column, no other row, no other role', async () => {
      const user = await insertUser(backend)
      const [entry] = plays(user, 1) as [LoggedEntry]
      await logEntries(backend, [entry])
      const as = (role: string, statement: string) =>
        backend.query(
          `do $do$ declare state text := 'done'; begin
             set local role ${role};
             begin ${statement}; exception when others then state := sqlstate; end;
             reset role;
             raise exception 'ended %', state;
           end $do$`,
        )
      const change = (column: string) =>
        `update public.passport_entries set ${column} where id = '${entry.id}'`
      await expect(as('dia_eraser', change(`metadata = '{}'`))).rejects.toThrow('ended done')
      await expect(as('dia_eraser', change('entity_id = null'))).rejects.toThrow('ended 42501')
      await expect(as('dia_eraser', change(`user_id = '${admin.id}'`))).rejects.toThrow('ended 42501')
      await expect(as('dia_eraser', 'delete from public.passport_entries')).rejects.toThrow('ended 42501')
      await expect(as('service_role', change(`metadata = '{}'`))).rejects.toThrow('ended 42501')
      await expect(as('service_role', `perform dia.blank_log('${user.id}', '{}')`)).rejects.toThrow(
        'ended 42501',
      )
      await expect(backend.query(change(`metadata = '{}'`))).rejects.toThrow(/append-only/)
    })

    it('takes a user from under a worker that holds their entries: nothing is stuck, nothing comes back', async () => {
      const [user, other] = [await insertUser(backend), await insertUser(backend)]
      await logEntries(backend, [...plays(user, 5), ...plays(other, 5)])
      const log = serviceLog(backend)
      // The worker has claimed and decided; the user is erased before it commits.
      const result = await processPassportEntries({
        log: {
          ...log,
          commit: async (batch) => {
            await eraseUser(rpc, user.id)
            return log.commit(batch)
          },
        },
      })
      expect(result.claimed).toBeGreaterThanOrEqual(10)
      await workAll(backend)
      expect(await dnaOf(user)).toBe(0)
      expect(await dnaOf(other)).toBeGreaterThan(0)
      const open = await backend.query(
        'select from dia.passport_work where user_id = any ($1) and (mediaid in (1, 4) or lease_token is not null)',
        [[user.id, other.id]],
      )
      expect(open).toEqual([])
      await sealPassport(service)
      expect([...(await differences(user)), ...(await differences(other))]).toEqual([])
    })
  })
}
