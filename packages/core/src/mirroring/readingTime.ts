import { DiaError } from '../errors/index.js'
import { readTime } from './readTime.js'

/** The moment to read at, in ms since the epoch; one before the newest event is a DiaError `READ_BEFORE_NEWEST_EVENT`. */
export function readingTime(otherwise: number, newestEventAt: number | null, at?: Date | string): number {
  const timeMs = at === undefined ? otherwise : readTime(at)
  if (newestEventAt !== null && timeMs < newestEventAt)
    throw new DiaError(
      'READ_BEFORE_NEWEST_EVENT',
      'A DNA cannot be read at a moment before its newest event.',
      'Read at or after it, or replay the history with dnaAt.',
    )
  return timeMs
}
