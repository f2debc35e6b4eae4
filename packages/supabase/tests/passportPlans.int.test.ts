import { openEmbedded } from './fixture/OpenBackend.js'
import { passportPlansSuite } from './suites/passportPlansSuite.js'

passportPlansSuite(openEmbedded)
