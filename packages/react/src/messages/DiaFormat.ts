/** Numbers and times in the reader's language and zone. Times are ISO 8601 or ms since 1970; garbage is '–'. */
export interface DiaFormat {
  number(value: number): string
  /** Two decimals at most, for masses. */
  decimal(value: number): string
  /** Of a share from 0 to 1, in whole percent; with the parts that a person set, where `isExact`. */
  percent(value: number, isExact?: boolean): string
  date(time: string | number): string
  /** Of a calendar day, 'YYYY-MM-DD'. */
  day(day: string): string
  /** Of a month, by any of its days, 'YYYY-MM-DD'. */
  month(day: string): string
  /** With seconds and the zone's name; in another zone than the reader's where one is given. */
  exactTime(time: string | number, timeZone?: string): string
  relativeTime(time: string | number, moment: number): string
  list(items: readonly string[]): string
  /** Whole minor units of an ISO 4217 currency, to the last of them however many there are. */
  money(minorUnits: bigint, currency: string): string
  /** 3:07, or 1:02:09 from an hour on. */
  duration(seconds: number): string
  /** 12.4 K, for where room is short. */
  compact(value: number): string
}

/** The first unit whose threshold a distance reaches; within two years, months say more than years. */
const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, threshold?: number][] = [
  ['year', 31_557_600, 63_115_200],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const UNKNOWN = '–'
const MINUS = '\u2212'
const MOST_FORMATS = 50
const moneyFormats = new Map<string, Intl.NumberFormat>()

function formatMoney(locale: string, minorUnits: bigint, currency: string): string {
  const name = `${locale} ${currency}`
  let format = moneyFormats.get(name)
  if (format === undefined) {
    if (moneyFormats.size >= MOST_FORMATS) moneyFormats.clear()
    format = createMoneyFormat(locale, currency)
    moneyFormats.set(name, format)
  }
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const text = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(digits + 1, '0')
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  // As text, a number keeps every digit.
  return (minorUnits < 0n ? MINUS : '') + format.format(amount as `${number}`)
}

function createMoneyFormat(locale: string, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency })
  } catch {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  }
}

export function createFormat(locale: string, timeZone: string): DiaFormat {
  const number = new Intl.NumberFormat(locale)
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const exactPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const exactIn = (zone: string) =>
    new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
      timeZone: zone,
    })
  const exactFormats = new Map([[timeZone, exactIn(timeZone)]])
  const exact = (zone: string) => {
    const format = exactFormats.get(zone) ?? exactIn(zone)
    exactFormats.set(zone, format)
    return format
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const oneDigit = new Intl.NumberFormat(locale)
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const whenValid = (time: string | number, format: (instant: Date) => string) => {
    const instant = new Date(time)
    return Number.isNaN(instant.getTime()) ? UNKNOWN : format(instant)
  }
  return {
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    percent: (value, isExact) => (isExact ? exactPercent : percent).format(value),
    date: (time) => whenValid(time, (instant) => date.format(instant)),
    day: (text) => whenValid(`${text}T00:00:00Z`, (instant) => day.format(instant)),
    month: (text) => whenValid(`${text}T00:00:00Z`, (instant) => month.format(instant)),
    exactTime: (time, zone = timeZone) => whenValid(time, (instant) => exact(zone).format(instant)),
    relativeTime: (time, moment) =>
      whenValid(time, (instant) => {
        const seconds = (instant.getTime() - moment) / 1000
        const [unit, length] = STEPS.find(([, size, threshold = size]) => Math.abs(seconds) >= threshold) ?? [
          'second',
          1,
        ]
        if (unit === 'second') return now
        return relative.format(Math.trunc(seconds / length), unit)
      }),
    list: (items) => list.format(items),
    money: (minorUnits, currency) => formatMoney(locale, minorUnits, currency),
    duration(seconds) {
      const whole = Math.round(Math.abs(seconds))
      const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
      const sign = seconds < 0 && whole > 0 ? MINUS : ''
      const short = `${hours > 0 ? twoDigits.format(minutes) : oneDigit.format(minutes)}:${twoDigits.format(rest)}`
      return sign + (hours > 0 ? `${number.format(hours)}:${short}` : short)
    },
    compact: (value) => compact.format(value),
  }
}
