import { openEmbedded } from './fixture/OpenBackend.js'
import { contractsSuite } from './suites/contractsSuite.js'

contractsSuite(openEmbedded)
