import { openEmbedded } from './fixture/OpenBackend.js'
import { queryPlansSuite } from './suites/queryPlansSuite.js'

queryPlansSuite(openEmbedded)
