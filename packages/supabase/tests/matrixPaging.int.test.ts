import { openEmbedded } from './fixture/OpenBackend.js'
import { pagingSuite } from './suites/pagingSuite.js'

pagingSuite(openEmbedded)
