import { parseAbsolute, parseDate, startOfMonth, startOfYear, toCalendarDate } from '@internationalized/date'
import type { DayRange, TimeRange } from './daysOfTimeRange.js'

/** Days in a zone as the half-open range of instants a filter holds; days that are none are left out. */
export function timeRangeOfDays(days: DayRange, timeZone: string): TimeRange {
  const from = instantOf(days.from, timeZone, 0)
  const to = instantOf(days.through, timeZone, 1)
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

export const TIME_PRESETS = [
  'today',
  'last7',
  'last30',
  'last90',
  'thisMonth',
  'lastMonth',
  'thisYear',
] as const
export type TimePreset = (typeof TIME_PRESETS)[number]

/** The days of a preset as of a moment; those up to now have no last day. */
export function presetDays(preset: TimePreset, now: number, timeZone: string): DayRange {
  const today = toCalendarDate(parseAbsolute(new Date(now).toISOString(), timeZone))
  const month = startOfMonth(today)
  switch (preset) {
    case 'today':
      return { from: today.toString() }
    case 'last7':
      return { from: today.subtract({ days: 6 }).toString() }
    case 'last30':
      return { from: today.subtract({ days: 29 }).toString() }
    case 'last90':
      return { from: today.subtract({ days: 89 }).toString() }
    case 'thisMonth':
      return { from: month.toString() }
    case 'lastMonth':
      return {
        from: month.subtract({ months: 1 }).toString(),
        through: month.subtract({ days: 1 }).toString(),
      }
    case 'thisYear':
      return { from: startOfYear(today).toString() }
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
