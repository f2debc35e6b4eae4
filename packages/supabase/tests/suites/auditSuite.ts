import {
  allMatrices,
  defineMatrix,
  listensMatrix,
  type MatrixDefinition,
  type MatrixRow,
  usersMatrix,
} from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SupabaseMatrixSource, supabaseMatrixSource } from '../../src/matrices/index.js'
import { insertPlanData } from '../fixture/insertPlanData.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

/** What only grows: opening one row may not read one of these as a whole. */
const LARGE = [
  'public.listening_history',
  'public.media_engagement_log',
  'public.event_votes',
  'public.passport_entries',
  'public.treasury_transactions',
  'public.treasury_accounts',
  'public.coliseum_metrics',
  'dia.ledger_postings',
  'dia.passport_decisions',
  'dia.passport_dead_letters',
  'dia.audit_log',
]

/** What is written down when an admin opens a row or exports a matrix. */
export function auditSuite(open: OpenBackend): void {
  describe('the audit of openings and exports', () => {
    let backend: TestBackend
    let admin: TestUser
    let source: SupabaseMatrixSource

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin' })
      source = supabaseMatrixSource(await backend.signInAs(admin.id))
      await insertPlanData(backend, 100)
      await backend.query(
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
         select user_id, entry_id, 'mediaid', 'X', 'x', 5 from dia.passport_work limit 100`,
      )
      await backend.query(
        `insert into dia.passport_decisions (user_id, entry_id, systems, catalogue_version, event_type, occurred_at, mediaid, mediaid_reason)
         select user_id, id, 1, '1', event_type, occurred_at, 3, 'NO_MEDIA_ID' from public.passport_entries limit 200`,
      )
      await backend.query(
        `insert into dia.ledger_postings (transaction_id, status, account, user_id, currency, amount_cents, posted_at)
         select t.id, 'completed', p.account, case p.account when 'balance' then t.to_user_id end, 'USD', p.cents, t.created_at
         from (select * from public.treasury_transactions limit 100) t
         cross join (values ('stripe', -100), ('balance', 70), ('platform', 30)) p (account, cents)`,
      )
      await backend.query(
        `insert into public.payout_contracts (artist_id, effective_from) select id, now() from public.artist_profiles limit 5`,
      )
      await backend.query(
        `insert into dia.audit_log (action) select 'test.seeded' from generate_series(1, 100)`,
      )
      await backend.query('analyze')
    }, 120_000)
    afterAll(() => backend.close())

    const audits = () =>
      backend.query<{ actor_id: string | null; action: string; subject: string | null; details: object }>(
        `select actor_id, action, subject_user_id as subject, details from dia.audit_log where action like 'matrix.%' order by id`,
      )
    const firstKey = async ({ relation, key }: MatrixDefinition<MatrixRow>) =>
      (await backend.query<{ key: string }>(`select ${key}::text as key from public.${relation} limit 1`))[0]
        ?.key ?? ''
    /** Rows that were read of each large table so far, by whatever scan. */
    const reads = async () => {
      await backend.query('select pg_stat_force_next_flush()')
      const rows = await backend.query<{ name: string; reads: number }>(
        `select r as name, (t.seq_tup_read + coalesce((
           select sum(i.idx_tup_read) from pg_stat_all_indexes i where i.relid = t.relid), 0))::int as reads
         from unnest($1::text[]) r join pg_stat_all_tables t on t.relid = r::regclass order by 1`,
        [LARGE],
      )
      return Object.fromEntries(rows.map(({ name, reads: count }) => [name, count]))
    }
    /** The large tables of which a statement reads more than a few rows. */
    const readAtLength = async (statement: string) => {
      const before = await reads()
      // Small tables are read as a whole unless that is dear: then only what no index serves is.
      await backend.query(
        `do $do$ begin perform set_config('enable_seqscan', 'off', true); perform ${statement}; end $do$`,
      )
      const after = await reads()
      return Object.keys(after).filter((name) => (after[name] ?? 0) - (before[name] ?? 0) > 40)
    }

    it.each(allMatrices.map((matrix) => [matrix.name, matrix] as const))(
      'a row of %s is opened and written down in one, and found by an index',
      async (name, matrix) => {
        const key = await firstKey(matrix)
        expect(key).not.toBe('')
        const before = await audits()
        const row: MatrixRow | undefined = await source.openRow(matrix, key)
        expect(String(row?.[matrix.key])).toBe(key)
        expect((await audits()).slice(before.length)).toEqual([
          {
            actor_id: admin.id,
            action: 'matrix.open_row',
            subject: expect.toBeOneOf([null, expect.any(String)]),
            details: { matrix: name, key },
          },
        ])
        expect(await readAtLength(`public.dia_open_matrix_row('${name}', '${key}')`)).toEqual([])
      },
    )

    it('a twin that no index serves is caught, by a scan of the table or of an index', async () => {
      expect(await readAtLength(`from public.dia_ledger_postings where posting_id = 'none'`)).toEqual([
        'dia.ledger_postings',
      ])
      expect(
        await readAtLength(
          `from public.dia_decisions where decision_id = 'none' order by decided_at limit 1`,
        ),
      ).toEqual(['dia.passport_decisions'])
    })

    it('whose name it is stands in the log, and no value that was seen', async () => {
      const fan = await insertUser(backend, { email: 'seen-by-an-admin@example.com' })
      await backend.query('select public.dia_refresh_user_matrix()')
      await source.openRow(usersMatrix, fan.id)
      const [last] = (await audits()).slice(-1)
      expect(last).toMatchObject({ subject: fan.id })
      expect(JSON.stringify(last?.details)).not.toContain('seen-by-an-admin')
    })

    it('a row that is not there is refused, and nothing is written down', async () => {
      const before = await audits()
      await expect(source.openRow(usersMatrix, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(source.openRow(listensMatrix, admin.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await audits()).toEqual(before)
    })

    it('an export says what was asked for, before its first row', async () => {
      const request = {
        search: 'user7',
        filters: { role: { kind: 'select', values: ['fan'] } },
        sort: { column: 'email', direction: 'asc' },
      } as const
      await source.recordExport(usersMatrix, request)
      const [last] = (await audits()).slice(-1)
      expect(last).toEqual({
        actor_id: admin.id,
        action: 'matrix.export',
        subject: null,
        details: { matrix: 'users', request, rows: null },
      })
    })

    it('a host’s own matrix is opened and written down in one, and so is its export', async () => {
      const own = defineMatrix({
        name: 'host_profiles',
        relation: 'profiles',
        key: 'id',
        columns: { id: 'id', display_name: 'text' },
        sorts: ['id'],
      })
      const before = await audits()
      expect(await source.openRow(own, admin.id)).toEqual({ id: admin.id, display_name: null })
      expect((await audits()).slice(before.length)).toEqual([
        {
          actor_id: admin.id,
          action: 'matrix.open_row',
          subject: null,
          details: { matrix: 'profiles', key: admin.id },
        },
      ])
      for (const key of ['nobody', '00000000-0000-4000-8000-00000000dead']) {
        await expect(source.openRow(own, key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      }
      expect(await audits()).toHaveLength(before.length + 1)
      const fan = await insertUser(backend)
      const theirs = supabaseMatrixSource(await backend.signInAs(fan.id))
      // Under their own rights, as the host's policies have it, and no business of the log.
      expect(await theirs.openRow(own, fan.id)).toMatchObject({ id: fan.id })
      expect(await audits()).toHaveLength(before.length + 1)
      await source.recordExport(own, { search: '', filters: {}, sort: own.defaultSort })
      expect((await audits()).at(-1)).toMatchObject({ details: { matrix: 'host_profiles' } })
      await expect(
        source.recordExport(
          { ...own, name: 'x'.repeat(300) },
          { search: '', filters: {}, sort: own.defaultSort },
        ),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })

    it('is for admins alone: a fan opens and exports nothing', async () => {
      const fan = await insertUser(backend)
      const theirs = supabaseMatrixSource(await backend.signInAs(fan.id))
      const before = await audits()
      await expect(theirs.openRow(usersMatrix, fan.id)).rejects.toMatchObject({ code: 'DENIED' })
      await expect(
        theirs.recordExport(usersMatrix, { search: '', filters: {}, sort: usersMatrix.defaultSort }),
      ).rejects.toMatchObject({ code: 'DENIED' })
      expect(await audits()).toEqual(before)
    })
  })
}
