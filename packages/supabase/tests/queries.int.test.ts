import { openEmbedded } from './fixture/OpenBackend.js'
import { queriesSuite } from './suites/queriesSuite.js'

queriesSuite(openEmbedded)
