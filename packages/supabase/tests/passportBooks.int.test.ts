import { openEmbedded } from './fixture/OpenBackend.js'
import { booksSuite } from './suites/booksSuite.js'

booksSuite(openEmbedded)
