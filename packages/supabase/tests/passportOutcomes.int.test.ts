import { openEmbedded } from './fixture/OpenBackend.js'
import { outcomesSuite } from './suites/outcomesSuite.js'

outcomesSuite(openEmbedded)
