import { openEmbedded } from './fixture/OpenBackend.js'
import { accessSuite } from './suites/accessSuite.js'

accessSuite(openEmbedded)
