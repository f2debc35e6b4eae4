import { openEmbedded } from './fixture/OpenBackend.js'
import { treasurySuite } from './suites/treasurySuite.js'

treasurySuite(openEmbedded)
