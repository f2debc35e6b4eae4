/**
 * DNA at any moment from a history, without ever holding the history in memory.
 * @module
 */

export { dnaAt, dnaTimeline } from './dnaTimeline.js'
export { foldInteractions } from './foldInteractions.js'
export type { ReplaySettings } from './ReplaySettings.js'
