import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBackend } from '../src/index.js'
import { type RealServer, startRealServer, startServerWithoutVector } from '../src/testing/realServer.js'
import { runCli, startCli } from './fixture/startCli.js'
import { addUser, FAN } from './fixture/users.js'

const server: RealServer | null = await startRealServer()
const bare: RealServer | null = await startServerWithoutVector()
afterAll(() => Promise.all([server?.stop(), bare?.stop()]))

const NOBODY = { email: '', password: '' }

async function withSql<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Every schema, relation and function that is not Postgres's own: what a refusal must leave as it was. */
const contents = (url: string) =>
  withSql(
    url,
    (sql) => sql`
      select 'schema ' || nspname as thing from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
      union all select 'relation ' || oid::regclass from pg_class where relnamespace = 'public'::regnamespace
      union all select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace
      union all select 'extension ' || extname from pg_extension
      order by 1`,
  )

describe.runIf(server !== null)('a real server', () => {
  let url: string
  beforeAll(async () => {
    url = (await server?.createDatabase()) ?? ''
  })

  it('gets host schema and migrations, and serves the same API', async () => {
    const backend = await createBackend({ databaseUrl: url })
    try {
      await addUser(backend, FAN)
      const fan = await backend.signInAs(FAN.id)
      expect((await fan.from('profiles').select('id, role')).data).toEqual([{ id: FAN.id, role: 'fan' }])
      expect((await fan.from('profiles').update({ role: 'admin' }).eq('id', FAN.id)).error?.code).toBe(
        '42501',
      )
      expect((await backend.createClient().from('profiles').select()).error?.code).toBe('42501')
      const rows = await backend.query(
        `insert into media_ids (user_uuid, interests, content_flags) values ($1, $2, $3)
         returning interests, content_flags, created_at`,
        [FAN.id, ['a,b', '"c"'], { dna_consent: false }],
      )
      expect(rows).toMatchObject([
        { interests: ['a,b', '"c"'], content_flags: { dna_consent: false }, created_at: expect.any(String) },
      ])
    } finally {
      await backend.close()
    }
  })

  it('is taken as it is the second time', async () => {
    const before = await contents(url)
    const backend = await createBackend({ databaseUrl: url })
    expect(await backend.query('select id from profiles')).toEqual([{ id: FAN.id }])
    await backend.close()
    expect(await contents(url)).toEqual(before)
  })

  it('answers many callers at once, each as who they are', async () => {
    const backend = await createBackend({ databaseUrl: url })
    try {
      const fan = await backend.signInAs(FAN.id)
      const asked = Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0
          ? fan
              .from('profiles')
              .select('id')
              .then(({ data }) => data?.length)
          : backend
              .createClient()
              .from('profiles')
              .select('id')
              .then(({ error }) => error?.code),
      )
      const answers = await Promise.all(asked)
      expect(answers.filter((_, index) => index % 2 === 0)).toEqual(Array(20).fill(1))
      expect(answers.filter((_, index) => index % 2 === 1)).toEqual(Array(20).fill('42501'))
    } finally {
      await backend.close()
    }
  })

  it('prepares what the API asks, once per connection, and again when the schema changes', async () => {
    const backend = await createBackend({ databaseUrl: url })
    try {
      await backend.query(
        `create view public.prepared as
         select statement, (generic_plans + custom_plans)::int as runs from pg_prepared_statements`,
      )
      await backend.query('grant select on public.prepared to authenticated')
      await backend.query('create table public.notes as select 1 as id')
      await backend.query('grant select on public.notes to authenticated')
      const fan = await backend.signInAs(FAN.id)
      const read = async () => {
        const { data, error } = await fan.from('notes').select().eq('id', 1)
        expect(error).toBeNull()
        return data
      }
      // The first has the API look at the schema; then each of its eight connections gets two or three.
      expect(await read()).toEqual([{ id: 1 }])
      await Promise.all(Array.from({ length: 20 }, read))
      const { data } = await fan.from('prepared').select().like('statement', '%"notes"%')
      expect(data?.map(({ runs }) => runs > 1)).toEqual([true])
      await backend.query('alter table public.notes alter column id type text')
      expect(await read()).toEqual([{ id: '1' }])
      await Promise.all(Array.from({ length: 20 }, read))
    } finally {
      await backend.query('drop table public.notes')
      await backend.query('drop view public.prepared')
      await backend.close()
    }
  })

  it('refuses demo data where other users live, before it writes anything', async () => {
    await withSql(url, (sql) => sql.unsafe('delete from dia.schema_migrations; drop schema dia cascade'))
    const before = await contents(url)
    await expect(createBackend({ databaseUrl: url, seed: 'demo' })).rejects.toMatchObject({
      code: 'DATABASE_NOT_EMPTY',
    })
    expect(await contents(url)).toEqual(before)
  })

  it('takes the demo, and a second start adds nothing to it', async () => {
    const other = (await server?.createDatabase()) ?? ''
    const counts = async () => {
      const backend = await createBackend({ databaseUrl: other, seed: 300 })
      try {
        const signedIn = await backend.createClient().auth.signInWithPassword(backend.demoAdmin ?? NOBODY)
        expect(signedIn.error).toBeNull()
        return await backend.query(
          `select (select count(*) from auth.users) as users, (select count(*) from passport_entries) as entries,
                  (select count(*) from media_ids where profile_embedding is not null) as dna`,
        )
      } finally {
        await backend.close()
      }
    }
    const [first] = await counts()
    expect(Number(first?.dna)).toBeGreaterThan(0)
    expect(await counts()).toEqual([first])
  })

  it('that lacks a host table is refused by name and left as it was', async () => {
    const other = (await server?.createDatabase()) ?? ''
    await withSql(other, async (sql) => {
      await sql.unsafe('create extension vector')
      await sql.unsafe('create table public.profiles (id uuid primary key)')
    })
    const before = await contents(other)
    const { code, stderr } = await runCli('--port', '0', '--database-url', other)
    expect(code).toBe(1)
    expect(stderr).toMatch(/lacks auth\.users, public\.media_ids, .* Apply the host's own schema first/)
    expect(await contents(other)).toEqual(before)
  })

  it('whose pgvector is too old is refused with its version and left as it was', async () => {
    const other = (await server?.createDatabase()) ?? ''
    await withSql(other, async (sql) => {
      await sql.unsafe('create extension vector')
      await sql.unsafe(`update pg_extension set extversion = '0.5.1' where extname = 'vector'`)
    })
    const before = await contents(other)
    const { code, stderr } = await runCli('--port', '0', '--database-url', other)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /has pgvector 0\.5\.1, and DIA needs 0\.7 or newer\. Run: alter extension vector update;/,
    )
    expect(await contents(other)).toEqual(before)
  })

  it('is left as it was when a migration fails half-way', async () => {
    const other = (await server?.createDatabase()) ?? ''
    // A schema of this name, of someone else, makes the kit's first statements fail after the host schema is in.
    await withSql(other, (sql) =>
      sql.unsafe('create schema dia; create table dia.schema_migrations (odd int)'),
    )
    const before = await contents(other)
    await expect(createBackend({ databaseUrl: other })).rejects.toThrow()
    expect(await contents(other)).toEqual(before)
  })

  it('is let go by the CLI on SIGTERM', async () => {
    const other = (await server?.createDatabase()) ?? ''
    const cli = startCli('--port', '0', '--json', '--database-url', other)
    expect(JSON.parse(await cli.firstLine)).toMatchObject({ url: expect.any(String) })
    cli.signal('SIGTERM')
    expect(await cli.ended).toBe(0)
    const sessions = await withSql(
      other,
      (sql) =>
        sql`select from pg_stat_activity where application_name like 'dia-backend%' and datname = current_database()`,
    )
    expect(sessions).toHaveLength(0)
  })

  it('that is unknown or closed to the user is refused without the password', async () => {
    const missing = new URL(url)
    missing.pathname = '/no_such_database'
    missing.password = 'secret'
    const { code, stderr } = await runCli('--port', '0', '--database-url', missing.href)
    expect(code).toBe(1)
    expect(stderr).toMatch(/has no database "no_such_database"\. Create it/)
    expect(stderr).not.toContain('secret')
  })
})

describe.runIf(bare !== null)('a server without pgvector', () => {
  it('is refused before anything is written', async () => {
    const before = await contents(bare?.url ?? '')
    const { code, stderr, stdout } = await runCli('--port', '0', '--database-url', bare?.url ?? '')
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      /lacks the extension "vector" \(pgvector\)\. Install pgvector/,
    )
    expect(await contents(bare?.url ?? '')).toEqual(before)
  })
})
