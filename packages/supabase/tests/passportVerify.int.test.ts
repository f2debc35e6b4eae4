import { openEmbedded } from './fixture/OpenBackend.js'
import { verifySuite } from './suites/verifySuite.js'

verifySuite(openEmbedded)
