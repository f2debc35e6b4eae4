import { openEmbedded } from './fixture/OpenBackend.js'
import { identitySuite } from './suites/identitySuite.js'

identitySuite(openEmbedded)
