import { openEmbedded } from './fixture/OpenBackend.js'
import { matrixColumnsSuite } from './suites/matrixColumnsSuite.js'

matrixColumnsSuite(openEmbedded)
