import { openEmbedded } from './fixture/OpenBackend.js'
import { dnaHistorySuite } from './suites/dnaHistorySuite.js'

dnaHistorySuite(openEmbedded)
