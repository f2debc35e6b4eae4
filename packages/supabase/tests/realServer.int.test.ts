import { afterAll, describe } from 'vitest'
import { startRealDatabases } from './fixture/RealDatabases.js'
import { accessSuite } from './suites/accessSuite.js'
import { activitySuite } from './suites/activitySuite.js'
import { agreementSuite } from './suites/agreementSuite.js'
import { anyTextSuite } from './suites/anyTextSuite.js'
import { auditSuite } from './suites/auditSuite.js'
import { backfillSuite } from './suites/backfillSuite.js'
import { booksSuite } from './suites/booksSuite.js'
import { breakdownSuite } from './suites/breakdownSuite.js'
import { changesSuite } from './suites/changesSuite.js'
import { clientSuite } from './suites/clientSuite.js'
import { coliseumSuite } from './suites/coliseumSuite.js'
import { contractsSuite } from './suites/contractsSuite.js'
import { dnaChangesSuite } from './suites/dnaChangesSuite.js'
import { dnaHistorySuite } from './suites/dnaHistorySuite.js'
import { erasureSuite } from './suites/erasureSuite.js'
import { foldingSuite } from './suites/foldingSuite.js'
import { healthSuite } from './suites/healthSuite.js'
import { identitySuite } from './suites/identitySuite.js'
import { leasesSuite } from './suites/leasesSuite.js'
import { logContractSuite } from './suites/logContractSuite.js'
import { loggingRacesSuite } from './suites/loggingRacesSuite.js'
import { loggingSuite } from './suites/loggingSuite.js'
import { logSuite } from './suites/logSuite.js'
import { matrixColumnsSuite } from './suites/matrixColumnsSuite.js'
import { matrixExactSuite } from './suites/matrixExactSuite.js'
import { MILLION_ROWS, matrixPlansSuite } from './suites/matrixPlansSuite.js'
import { operationsSuite } from './suites/operationsSuite.js'
import { outcomesSuite } from './suites/outcomesSuite.js'
import { ownerSuite } from './suites/ownerSuite.js'
import { pagingSuite } from './suites/pagingSuite.js'
import { passportPlansSuite } from './suites/passportPlansSuite.js'
import { queriesSuite } from './suites/queriesSuite.js'
import { queryPlansSuite } from './suites/queryPlansSuite.js'
import { rebuildSuite } from './suites/rebuildSuite.js'
import { refusalsSuite } from './suites/refusalsSuite.js'
import { sealSuite } from './suites/sealSuite.js'
import { searchSuite } from './suites/searchSuite.js'
import { treasurySuite } from './suites/treasurySuite.js'
import { verifySuite } from './suites/verifySuite.js'
import { workersSuite } from './suites/workersSuite.js'

const databases = await startRealDatabases()

describe.runIf(databases !== null)('on a real Postgres', () => {
  const open = () => {
    if (databases === null) throw new Error('no server')
    return databases.open()
  }
  afterAll(() => databases?.stop())

  workersSuite(open)
  treasurySuite(open)
  coliseumSuite(open)
  passportPlansSuite(open)
  outcomesSuite(open)
  foldingSuite(open)
  dnaHistorySuite(open)
  dnaChangesSuite(open)
  leasesSuite(open)
  logContractSuite(open)
  sealSuite(open)
  verifySuite(open)
  booksSuite(open)
  rebuildSuite(open)
  operationsSuite(open)
  erasureSuite(open)
  identitySuite(open)
  logSuite(open)
  loggingSuite(open)
  backfillSuite(open)
  loggingRacesSuite(open)
  changesSuite(open)
  clientSuite(open)
  anyTextSuite(open)
  refusalsSuite(open)
  contractsSuite(open)
  matrixExactSuite(open)
  pagingSuite(open)
  searchSuite(open)
  accessSuite(open)
  agreementSuite(open)
  queriesSuite(open)
  queryPlansSuite(open)
  healthSuite(open)
  matrixColumnsSuite(open)
  breakdownSuite(open)
  // The deep form holds a million rows in each log.
  matrixPlansSuite(open, process.env.DIA_DEEP ? MILLION_ROWS : undefined)
  activitySuite(open)
  auditSuite(open)
  ownerSuite(() => {
    if (databases === null) throw new Error('no server')
    return databases.openOwned()
  })
})
