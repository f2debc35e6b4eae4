import { openEmbedded } from './fixture/OpenBackend.js'
import { healthSuite } from './suites/healthSuite.js'

healthSuite(openEmbedded)
