import type { Moment } from './millisecondsOf.js'
import { readInstant } from './readInstant.js'

/**
 * A timestamp in any form that hosts send, as ISO 8601 in UTC with six decimals; two results compare as text the
 * way their moments do. Without a zone it is UTC. Throws INVALID_TIMESTAMP.
 * @example
 * import { normaliseTimestamp } from '@dia/core/time'
 * normaliseTimestamp('2025-08-03 14:00:00.123456+02') // → '2025-08-03T12:00:00.123456Z'
 * normaliseTimestamp('2025-08-03T12:00:00Z') // → '2025-08-03T12:00:00.000000Z'
 */
export function normaliseTimestamp(value: Moment): string {
  return readInstant(value).iso
}
