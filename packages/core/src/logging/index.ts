/**
 * What an app may log: events checked without zod, the ids they bear, and when to send them.
 * @module
 */

export { isIdOfNow } from './isIdOfNow.js'
export { isServerOnly } from './isServerOnly.js'
export type { EventToLog, LoggedEvent } from './LoggedEvent.js'
export { type ReadLoggedEventOptions, readLoggedEvent } from './readLoggedEvent.js'
export { retryDelay } from './retryDelay.js'
export { settleMetadata } from './settleMetadata.js'
export { takeLogBatch } from './takeLogBatch.js'
