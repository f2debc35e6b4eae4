import { createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { openSession } from '../src/cli/openSession.js'
import { diagnose } from '../src/doctor/index.js'
import { applyMigrations } from '../src/migrate/index.js'
import { doctorSuite } from './suites/doctorSuite.js'

const server = await startRealServer()

describe.runIf(server !== null)('on a real Postgres', () => {
  afterAll(() => server?.stop())

  async function emptyDatabase(): Promise<URL> {
    if (server === null) throw new Error('no server')
    return new URL(await server.createDatabase())
  }

  doctorSuite(async () => {
    const url = await emptyDatabase()
    await (await createBackend({ databaseUrl: url.href })).close()
    const session = await openSession(url)
    return { session, close: () => session.close() }
  })

  it('leads an empty database to one that DIA can work on, with nothing but what the doctor prints', async () => {
    const session = await openSession(await emptyDatabase())
    try {
      const findings = await diagnose(session)
      expect(findings.map(({ code }) => code)).toEqual(
        expect.arrayContaining([
          'EXTENSION_MISSING',
          'AUTH_UID_MISSING',
          'TABLE_MISSING',
          'MIGRATIONS_MISSING',
        ]),
      )
      for (const { severity, fixSql } of findings) {
        if (severity === 'error' && fixSql !== undefined) await session.exec(fixSql)
      }
      await applyMigrations(session)
      expect((await diagnose(session)).filter(({ severity }) => severity !== 'note')).toEqual([])
    } finally {
      await session.close()
    }
  })
})
