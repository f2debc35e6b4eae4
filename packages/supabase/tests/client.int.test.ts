import { openEmbedded } from './fixture/OpenBackend.js'
import { clientSuite } from './suites/clientSuite.js'

clientSuite(openEmbedded)
