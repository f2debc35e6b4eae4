import { openEmbedded } from './fixture/OpenBackend.js'
import { backfillSuite } from './suites/backfillSuite.js'

backfillSuite(openEmbedded)
