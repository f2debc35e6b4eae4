import { openEmbedded } from './fixture/OpenBackend.js'
import { operationsSuite } from './suites/operationsSuite.js'

operationsSuite(openEmbedded)
