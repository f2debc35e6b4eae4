/**
 * Reads moments in every form that hosts send, to the microsecond and in UTC.
 * @module
 */

export type { Instant } from './Instant.js'
export { type Moment, millisecondsOf } from './millisecondsOf.js'
export { normaliseTimestamp } from './normaliseTimestamp.js'
export { readInstant } from './readInstant.js'
export { secondsBetween } from './secondsBetween.js'
