/**
 * The port through which a view learns that its rows are old.
 * @module
 */

export type { ChangesSource } from './ChangesSource.js'
