import { openEmbedded } from './fixture/OpenBackend.js'
import { searchSuite } from './suites/searchSuite.js'

searchSuite(openEmbedded)
