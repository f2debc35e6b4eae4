import { openEmbedded } from './fixture/OpenBackend.js'
import { matrixPlansSuite } from './suites/matrixPlansSuite.js'

matrixPlansSuite(openEmbedded)
