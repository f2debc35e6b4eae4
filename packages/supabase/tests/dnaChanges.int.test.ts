import { openEmbedded } from './fixture/OpenBackend.js'
import { dnaChangesSuite } from './suites/dnaChangesSuite.js'

dnaChangesSuite(openEmbedded)
