import { startServerWithoutVector } from '@dia/backend/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { openSession } from '../src/cli/openSession.js'
import { runDia } from './fixture/runDia.js'

/** One line on stderr, nothing on stdout, no stack, no password. */
async function expectRefusal(
  parameters: string[],
  code: number,
  sentence: RegExp,
  environment = {},
): Promise<void> {
  const run = await runDia(parameters, environment)
  expect(run.stderr).toMatch(sentence)
  expect(run.stderr.trim().split('\n')).toHaveLength(1)
  expect(run.stderr).not.toMatch(/^\s+at |node:internal|geheim/m)
  expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' })
}

describe('dia', () => {
  it.each([
    [
      ['migrate', '--database-url', 'mysql://u:geheim@127.0.0.1/d'],
      /"mysql:\/\/", which is not Postgres\. Write it as postgres:/,
    ],
    [['doctor', '--database-url', 'geheim'], /is not a URL\. Write it as/],
    [['migrate'], /^No database is named\. Use --database-url, or set DATABASE_URL/],
    [
      ['doctor', '--database-url', 'postgres://u:geheim@127.0.0.1:1/d'],
      /server at 127\.0\.0\.1:1 cannot be reached .*Start the server/,
    ],
    [
      ['migrate', '--database-url', 'postgres://u:geheim@no-such-host.invalid/d'],
      /no-such-host\.invalid.* is not known\. Correct/,
    ],
    [
      ['doctor', '--database-urll=postgres://u:geheim@h/d'],
      /unknown option '--database-urll=postgres:\/\/u@h\/d'/,
    ],
    [['migrate', 'postgres://u:geheim@h/d'], /too many arguments/],
    [['xyz'], /unknown command 'xyz'/],
  ])('refuses %j in one sentence', async (parameters, sentence) => {
    await expectRefusal(parameters, 2, sentence)
  })

  it('prints its help where no command is named, as wrong usage', async () => {
    expect(await runDia([])).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: dia') })
  })

  it('documents its exit codes', async () => {
    for (const parameters of [['--help'], ['doctor', '--help']]) {
      const { code, stdout } = await runDia(parameters)
      expect(code).toBe(0)
      expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /)
    }
  })
})

const server = await startServerWithoutVector()

describe.runIf(server !== null)('dia on a private server without pgvector', () => {
  afterAll(() => server?.stop())

  function databaseUrl(change: (url: URL) => void = () => undefined): string {
    const url = new URL(server?.url ?? '')
    change(url)
    return url.href
  }

  it('refuses a wrong password, and a database that is not there', async () => {
    const session = await openSession(new URL(databaseUrl()))
    try {
      await session.exec(`create role locked login password 'right'`)
      const [row] = await session.query(`select current_setting('hba_file') as file`)
      const rules = 'host all locked 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust'
      await session.exec(
        `copy (select unnest(string_to_array('${rules}', E'\\n'))) to '${row?.file}'; select pg_reload_conf()`,
      )
    } finally {
      await session.close()
    }
    const locked = databaseUrl((url) => {
      url.username = 'locked'
      url.password = 'geheim'
    })
    await expectRefusal(['doctor', '--database-url', locked], 2, /refuses this user or password\. Correct/)
    await expectRefusal(['migrate'], 2, /refuses this user or password\. Correct/, { DATABASE_URL: locked })
    const nowhere = databaseUrl((url) => {
      url.pathname = '/nowhere'
    })
    await expectRefusal(['doctor', '--database-url', nowhere], 2, /no database "nowhere" at .* Create it/)
  })

  it('names the missing pgvector with what to install, and applies nothing', async () => {
    const doctor = await runDia(['doctor', '--database-url', databaseUrl(), '--json'])
    expect(doctor.code).toBe(1)
    const { findings } = JSON.parse(doctor.stdout) as {
      findings: { what: string; why: string; fixSql?: string }[]
    }
    const finding = findings.find(({ what }) => what === 'The extension "vector" (pgvector) is missing.')
    expect(finding?.why).toMatch(/Install pgvector 0\.7 or newer on the server first/)
    expect(finding?.fixSql).toBeUndefined()

    const session = await openSession(new URL(databaseUrl()))
    try {
      // The rest of a host, with the embeddings as a type that every server has.
      for (const { fixSql } of findings) {
        if (fixSql !== undefined) await session.exec(fixSql.replace('extensions.vector(1536)', 'real[]'))
      }
    } finally {
      await session.close()
    }
    await expectRefusal(
      ['migrate', '--database-url', databaseUrl()],
      1,
      /^DIA does not fit this database yet: The extension "vector" \(pgvector\) is missing\. The column public\.media_ids\.profile_embedding is real\[\]; it should be vector\(1536\)\. Nothing was changed\. Run "dia doctor"/,
    )
    const after = await runDia(['doctor', '--database-url', databaseUrl(), '--json'])
    const remaining = JSON.parse(after.stdout) as { findings: { code: string; severity: string }[] }
    expect(remaining.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)).toEqual([
      'EXTENSION_MISSING',
      'COLUMN_TYPE',
      'MIGRATIONS_MISSING',
    ])
  })
})
