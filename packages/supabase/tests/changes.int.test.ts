import { openEmbedded } from './fixture/OpenBackend.js'
import { changesSuite } from './suites/changesSuite.js'

changesSuite(openEmbedded)
