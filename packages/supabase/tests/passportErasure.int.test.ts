import { openEmbedded } from './fixture/OpenBackend.js'
import { erasureSuite } from './suites/erasureSuite.js'

erasureSuite(openEmbedded)
