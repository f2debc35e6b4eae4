import { openEmbedded } from './fixture/OpenBackend.js'
import { loggingSuite } from './suites/loggingSuite.js'

loggingSuite(openEmbedded)
