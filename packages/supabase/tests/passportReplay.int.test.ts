import { afterAll, describe } from 'vitest'
import { startRealDatabases } from './fixture/RealDatabases.js'
import { replaySuite } from './suites/replaySuite.js'

const databases = await startRealDatabases()

describe.runIf(databases !== null)('on a real Postgres', () => {
  afterAll(() => databases?.stop())
  if (databases !== null) replaySuite(databases.open)
})
