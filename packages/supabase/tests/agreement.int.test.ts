import { openEmbedded } from './fixture/OpenBackend.js'
import { agreementSuite } from './suites/agreementSuite.js'

agreementSuite(openEmbedded)
