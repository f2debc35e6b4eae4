import { openEmbedded } from './fixture/OpenBackend.js'
import { leasesSuite } from './suites/leasesSuite.js'

leasesSuite(openEmbedded)
