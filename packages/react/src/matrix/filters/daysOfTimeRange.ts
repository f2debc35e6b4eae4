/** Whole days as a person picks them: first and last day, both included; 'YYYY-MM-DD'. */
export interface DayRange {
  readonly from?: string
  readonly through?: string
}

export interface TimeRange {
  readonly from?: string
  readonly to?: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The days a range of instants covers in a zone, for showing it again. Needs no calendar library. */
export function daysOfTimeRange(range: TimeRange, timeZone: string): DayRange {
  return {
    ...(range.from ? { from: dayOf(Date.parse(range.from), timeZone) } : {}),
    ...(range.to ? { through: dayOf(Date.parse(range.to) - 1, timeZone) } : {}),
  }
}

function dayOf(instant: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}
