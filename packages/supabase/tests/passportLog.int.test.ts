import { openEmbedded } from './fixture/OpenBackend.js'
import { logSuite } from './suites/logSuite.js'

logSuite(openEmbedded)
