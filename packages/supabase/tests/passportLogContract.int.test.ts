import { openEmbedded } from './fixture/OpenBackend.js'
import { logContractSuite } from './suites/logContractSuite.js'

logContractSuite(openEmbedded)
