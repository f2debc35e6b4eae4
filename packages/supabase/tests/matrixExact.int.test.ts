import { openEmbedded } from './fixture/OpenBackend.js'
import { matrixExactSuite } from './suites/matrixExactSuite.js'

matrixExactSuite(openEmbedded)
