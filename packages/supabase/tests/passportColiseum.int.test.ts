import { openEmbedded } from './fixture/OpenBackend.js'
import { coliseumSuite } from './suites/coliseumSuite.js'

coliseumSuite(openEmbedded)
