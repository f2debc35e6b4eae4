import { openEmbedded } from './fixture/OpenBackend.js'
import { refusalsSuite } from './suites/refusalsSuite.js'

refusalsSuite(openEmbedded)
