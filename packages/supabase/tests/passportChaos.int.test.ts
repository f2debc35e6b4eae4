import { afterAll, describe } from 'vitest'
import { startRealDatabases } from './fixture/RealDatabases.js'
import { chaosSuite } from './suites/chaosSuite.js'

const databases = await startRealDatabases()

describe.runIf(databases !== null)('on a real Postgres', () => {
  afterAll(() => databases?.stop())
  if (databases !== null) chaosSuite(databases.open, databases.urlOf)
})
