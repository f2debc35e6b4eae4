import { openEmbedded } from './fixture/OpenBackend.js'
import { migrateSuite } from './suites/migrateSuite.js'

migrateSuite(openEmbedded)
