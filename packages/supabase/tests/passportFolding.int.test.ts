import { openEmbedded } from './fixture/OpenBackend.js'
import { foldingSuite } from './suites/foldingSuite.js'

foldingSuite(openEmbedded)
