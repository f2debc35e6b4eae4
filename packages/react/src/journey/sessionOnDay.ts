import { timeRangeOfDays } from '../matrix/filters/dayRange.js'

/** The place of the newest session that began by the end of a day of the zone; of the oldest where none did. Newest first. */
export function sessionOnDay(
  sessions: readonly { readonly startedAt: string }[],
  day: string,
  timeZone: string,
): number {
  const end = Date.parse(timeRangeOfDays({ through: day }, timeZone).to ?? '')
  const found = sessions.findIndex(({ startedAt }) => Date.parse(startedAt) < end)
  return found < 0 ? sessions.length - 1 : found
}
