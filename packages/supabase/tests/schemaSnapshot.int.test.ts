import { createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { canDump, dumpSchema } from './fixture/dumpSchema.js'

const server = await startRealServer()
const dumps = await canDump()
if (server !== null && !dumps) console.warn('\n!!! THE SCHEMA SNAPSHOT IS NOT COMPARED: no pg_dump 15\n')

describe.runIf(server !== null && dumps)('the schema that all migrations give', () => {
  afterAll(() => server?.stop())

  it('is the committed one; `npm run schema:snapshot` writes it anew', { timeout: 120_000 }, async () => {
    if (server === null) throw new Error('no server')
    const url = await server.createDatabase()
    await (await createBackend({ databaseUrl: url })).close()
    await expect(await dumpSchema(url)).toMatchFileSnapshot('../schema.snapshot.sql')
  })
})
