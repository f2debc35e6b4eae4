import { openEmbedded } from './fixture/OpenBackend.js'
import { auditSuite } from './suites/auditSuite.js'

auditSuite(openEmbedded)
