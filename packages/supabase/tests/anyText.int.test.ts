import { openEmbedded } from './fixture/OpenBackend.js'
import { anyTextSuite } from './suites/anyTextSuite.js'

anyTextSuite(openEmbedded)
