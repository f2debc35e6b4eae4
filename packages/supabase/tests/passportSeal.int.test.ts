import { openEmbedded } from './fixture/OpenBackend.js'
import { sealSuite } from './suites/sealSuite.js'

sealSuite(openEmbedded)
