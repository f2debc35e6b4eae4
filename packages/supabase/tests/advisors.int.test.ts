import { type Backend, createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST_TABLES } from '../src/doctor/hostTables.js'
import { BAD_FINDINGS, BAD_MIGRATION } from './fixture/badMigration.js'
import { type Advice, runAdvisors } from './fixture/runAdvisors.js'

const server = await startRealServer()

/** What the linter may remark about the kit's own schema, which no API reaches, and why it is meant. */
const MEANT: Readonly<Record<string, readonly string[] | 'any'>> = {
  // Closed to every API role; policies would open it.
  rls_enabled_no_policy: 'any',
  // Queues that are read from their beginning and emptied, and postings under a unique key with nulls.
  no_primary_key: ['ledger_postings', 'leaderboard_changes', 'seal_work', 'system_account_changes'],
  // Entity vectors are immutable and deleted by nobody while decisions point at them.
  unindexed_foreign_keys: ['passport_decisions'],
}

describe.runIf(server !== null)('the database linter of Supabase', () => {
  let url: string
  let backend: Backend

  beforeAll(async () => {
    if (server === null) throw new Error('no server')
    url = await server.createDatabase()
    backend = await createBackend({ databaseUrl: url })
    // Without it the linter takes no schema for exposed, and finds nothing.
    await backend.query(
      `alter database ${new URL(url).pathname.slice(1)} set pgrst.db_schemas = 'public, graphql_public'`,
    )
  })
  afterAll(async () => {
    await backend?.close()
    await server?.stop()
  })

  const isMeant = ({ name, metadata }: Advice) => {
    const meant = metadata.schema === 'dia' ? MEANT[name] : undefined
    return meant === 'any' || meant?.includes(metadata.name ?? '')
  }

  /** The linter looks at neither. */
  const unlooked = async () => {
    const [row] = await backend.query<{ functions: string[]; truncatable: string[] }>(
      `select
         array(select p.proname::text from pg_proc p
           where p.pronamespace in ('public'::regnamespace, 'dia'::regnamespace)
             and has_function_privilege('anon', p.oid, 'execute')
             and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1) as functions,
         array(select distinct c.relname::text from pg_class c,
             unnest(array['anon', 'authenticated', 'service_role']) role (name),
             unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) verb (name)
           where c.relkind in ('r', 'v', 'm', 'p') and c.relnamespace in ('public'::regnamespace, 'dia'::regnamespace)
             and has_table_privilege(role.name, c.oid, verb.name)
             and not (role.name = 'service_role' and c.relname = any ($1)) order by 1) as truncatable`,
      [HOST_TABLES.map((table) => table.name.replace('public.', ''))],
    )
    return row
  }

  it('and what it misses find nothing: no function for everyone, no TRUNCATE for an API role', async () => {
    expect(await unlooked()).toEqual({ functions: [], truncatable: [] })
  })

  it('finds nothing in host and kit that is not meant', async () => {
    const { code, advice } = await runAdvisors(url)
    // Nobody has asked this database anything yet.
    const told = advice.filter((one) => one.name !== 'unused_index' && !isMeant(one))
    expect(told.map(({ name, level, detail }) => `${level} ${name}: ${detail}`)).toEqual([])
    expect(code).toBe(0)
    expect(advice.length).toBeGreaterThan(0)
  })

  it('finds each fault of a bad migration, and fails on it', async () => {
    for (const statement of BAD_MIGRATION.split(/;\s*\n/)) {
      if (statement.trim() !== '') await backend.query(statement)
    }
    const { code, advice } = await runAdvisors(url)
    const named = advice.map(({ name, metadata }) => [name, metadata.name])
    for (const finding of BAD_FINDINGS) expect(named).toContainEqual(finding)
    expect(code).not.toBe(0)
    expect(await unlooked()).toEqual({
      functions: ['bad_helper', 'bad_path'],
      truncatable: expect.arrayContaining(['bad_closed', 'bad_open']),
    })
  })
})
