import { openEmbedded } from './fixture/OpenBackend.js'
import { activitySuite } from './suites/activitySuite.js'

activitySuite(openEmbedded)
