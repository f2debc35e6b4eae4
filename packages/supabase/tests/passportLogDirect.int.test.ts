import { openEmbedded } from './fixture/OpenBackend.js'
import { directLog } from './fixture/work.js'
import { leasesSuite } from './suites/leasesSuite.js'

leasesSuite(openEmbedded, directLog)
