import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSession, openSession } from '../src/cli/openSession.js'
import type { Finding } from '../src/doctor/index.js'
import { migrations, planMigrations } from '../src/migrate/index.js'
import { removeKit } from './fixture/removeKit.js'
import { runDia } from './fixture/runDia.js'

const server = await startRealServer()
const names = (await migrations()).map(({ name }) => name)

describe.runIf(server !== null)('dia on a host', () => {
  let url: string
  let session: OpenSession

  beforeAll(async () => {
    if (server === null) throw new Error('no server')
    url = await server.createDatabase()
    await (await createBackend({ databaseUrl: url })).close()
    session = await openSession(new URL(url))
    await removeKit(session)
  })
  afterAll(async () => {
    await session?.close()
    await server?.stop()
  })

  /** All that the database holds, by its catalog. */
  async function contents(): Promise<string> {
    const rows = await session.query(
      `select c.oid::regclass::text || c.relkind::text as line from pg_class c
       where c.relnamespace in (select oid from pg_namespace where nspname !~ '^(pg_|information_schema)')
       union all select p.oid::regprocedure::text from pg_proc p
       where p.pronamespace in (select oid from pg_namespace where nspname !~ '^(pg_|information_schema)')
       union all select nspname from pg_namespace order by 1`,
    )
    return rows.map(({ line }) => line).join('\n')
  }

  it('runs from its source in the repository, and passes on what it was given and how it ended', async () => {
    const bin = fileURLToPath(new URL('../bin/dia.js', import.meta.url))
    const run = promisify(execFile)(process.execPath, [bin, 'migrate', '--nonsense'])
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--nonsense') })
  })

  it('finds an unmigrated host unfit, and says how to mend it', async () => {
    const { code, stdout, stderr } = await runDia(['doctor', '--database-url', url])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toMatch(/1 error\n\n {2}DIA's migrations are not applied \(\d+\)\. \[MIGRATIONS_MISSING\]/)
    expect(stdout).toMatch(/\n {6}\$ dia migrate\n/)
    expect(stdout).toMatch(/DIA cannot work here yet: 1 error, \d+ notes\.\n$/)
  })

  it('prints with --dry-run the SQL that would run, and writes nothing', async () => {
    const before = await contents()
    const { code, stdout, stderr } = await runDia(['migrate', '--dry-run'], { DATABASE_URL: url })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { name, sql } of await migrations()) {
      expect(stdout).toContain(`-- ${name}\n`)
      expect(stdout).toContain(sql.trim())
    }
    expect(await contents()).toBe(before)

    // What it printed is what runs: as one script it gives what "dia migrate" gives.
    await session.exec('begin')
    await session.exec(stdout.replace(/^begin;/, '').replace(/commit;\n$/, ''))
    const byScript = await contents()
    expect((await planMigrations(session)).pending).toEqual([])
    await session.exec('rollback')
    expect(await contents()).toBe(before)
    expect((await runDia(['migrate', '--database-url', url])).stdout).toBe(
      names.map((name) => `applied ${name}\n`).join(''),
    )
    expect(await contents()).toBe(byScript)
  })

  it('says twice that there is nothing to do, once all is applied', async () => {
    const before = await contents()
    const sentence = `Nothing to do: all ${names.length} migrations are applied.\n`
    const [applied, dry] = await Promise.all([
      runDia(['migrate', '--database-url', url]),
      runDia(['migrate', '--database-url', url, '--dry-run']),
    ])
    expect(applied).toEqual({ code: 0, stdout: sentence, stderr: '' })
    expect(dry).toEqual({ code: 0, stdout: `-- ${sentence}`, stderr: '' })
    expect(await contents()).toBe(before)
  })

  it('finds the migrated host healthy, for people and for machines', async () => {
    const [people, machines] = await Promise.all([
      runDia(['doctor', '--database-url', url]),
      runDia(['doctor', '--database-url', url, '--json']),
    ])
    expect(people.code).toBe(0)
    expect(people.stdout).toMatch(/DIA can work here: \d+ notes?\.\n$|Nothing to mend\.\n$/)
    expect(machines.code).toBe(0)
    const { healthy, findings } = JSON.parse(machines.stdout) as { healthy: boolean; findings: Finding[] }
    expect(healthy).toBe(true)
    expect(findings.every(({ severity }) => severity === 'note')).toBe(true)
  })

  it('has two callers wait for each other, and applies once', async () => {
    await removeKit(session)
    const runs = await Promise.all([1, 2].map(() => runDia(['migrate', '--database-url', url])))
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    expect(runs.filter(({ stdout }) => stdout.startsWith('Nothing to do'))).toHaveLength(1)
  })

  it('names a missing host table, and applies nothing', async () => {
    await removeKit(session)
    await session.exec('alter table public.event_votes rename to mislaid')
    try {
      const before = await contents()
      const { code, stdout, stderr } = await runDia(['migrate', '--database-url', url])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(
        /^DIA does not fit this database yet: The table public\.event_votes is missing\. Nothing was changed\. Run "dia doctor".*\n$/,
      )
      expect(await contents()).toBe(before)
    } finally {
      await session.exec('alter table public.mislaid rename to event_votes')
    }
  })

  it('leaves nothing behind when a migration is refused half-way', async () => {
    await removeKit(session)
    await session.exec('create table public.dia_users (of_the_host int)')
    const before = await contents()
    const { code, stdout, stderr } = await runDia(['migrate', '--database-url', url])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^The database answers: .*dia_users.*\n$/)
    expect(stderr).not.toMatch(/\n./)
    expect(await contents()).toBe(before)
    await session.exec('drop table public.dia_users')
  })

  it('says who may migrate to a user who may not', async () => {
    await removeKit(session)
    await session.exec(
      `drop role if exists dia_test_reader; create role dia_test_reader login password 'geheim';`,
    )
    try {
      const reader = new URL(url)
      reader.username = 'dia_test_reader'
      reader.password = 'geheim'
      const { code, stderr } = await runDia(['migrate', '--database-url', reader.href])
      expect(code).toBe(1)
      expect(stderr).toMatch(/permission denied.*Use the user that owns the database/)
      expect(stderr).not.toContain('geheim')
      const doctor = await runDia(['doctor', '--database-url', reader.href, '--json'])
      expect(doctor.code).toBe(1)
      expect(doctor.stdout).toContain('NOT_READABLE')
    } finally {
      await session.exec('drop role dia_test_reader')
    }
  })
})
