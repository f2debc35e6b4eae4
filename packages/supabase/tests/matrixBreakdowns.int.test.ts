import { openEmbedded } from './fixture/OpenBackend.js'
import { breakdownSuite } from './suites/breakdownSuite.js'

breakdownSuite(openEmbedded)
