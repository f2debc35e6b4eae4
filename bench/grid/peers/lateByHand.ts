import { byHand } from './byHand.js'

/** The known-bad twin of a fling: it fills no row before the scrolling rests, and the pictures have to tell. */
globalThis.gridPeer = byHand(150)
