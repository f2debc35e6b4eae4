import { byHand } from './byHand.js'

/** The limit. */
globalThis.gridPeer = byHand(null)
