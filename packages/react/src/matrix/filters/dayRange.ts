import { parseAbsolute, parseDate, toCalendarDate } from '@internationalized/date'

/** Whole days as a person picks them: first and last day, both included; 'YYYY-MM-DD'. */
export interface DayRange {
  readonly from?: string
  readonly through?: string
}

interface TimeRange {
  readonly from?: string
  readonly to?: string
}

/** Days in a zone as the half-open range of instants a filter holds; days that are none are left out. */
export function timeRangeOfDays(days: DayRange, timeZone: string): TimeRange {
  const from = instantOf(days.from, timeZone, 0)
  const to = instantOf(days.through, timeZone, 1)
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** The days a range of instants covers in a zone, for showing it again. */
export function daysOfTimeRange(range: TimeRange, timeZone: string): DayRange {
  const day = (instant: string) => toCalendarDate(parseAbsolute(new Date(instant).toISOString(), timeZone))
  return {
    ...(range.from ? { from: day(range.from).toString() } : {}),
    ...(range.to ? { through: day(new Date(Date.parse(range.to) - 1).toISOString()).toString() } : {}),
  }
}

/** From the start of the day that lies so many days back to now and on. */
export function lastDays(days: number, now: number, timeZone: string): TimeRange {
  const today = toCalendarDate(parseAbsolute(new Date(now).toISOString(), timeZone))
  return {
    from: today
      .subtract({ days: days - 1 })
      .toDate(timeZone)
      .toISOString(),
  }
}

function instantOf(day: string | undefined, timeZone: string, daysLater: number): string | undefined {
  if (!day) return undefined
  try {
    return parseDate(day).add({ days: daysLater }).toDate(timeZone).toISOString()
  } catch {
    return undefined
  }
}
