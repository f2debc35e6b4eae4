import { useDiaSettings } from '../provider/index.js'

/** Shares, rates and changes as charts show them. */
export interface Figures {
  /** Of a share from 0 to 1, with one decimal, two below 1 %. */
  share(value: number): string
  /** Three decimals, two digits below 0.001, for α and delta norms. */
  rate(value: number): string
  signedRate(value: number): string
  /** Change between two shares, in percent with its sign. */
  change(value: number): string
  tick(timeMs: number, spanMs: number): string
  dayTime(timeMs: number): string
}

const DAY = 86_400_000
/** A rate below this is what rounding left over. */
const NOTHING = 1e-7

function createFigures(locale: string, timeZone: string): Figures {
  const coarse = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  })
  const fine = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 2,
    minimumFractionDigits: 2,
  })
  const rate = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const tiny = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
    signDisplay: 'exceptZero',
  })
  const change = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  const ticks = [
    {
      upTo: 2 * DAY,
      format: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
    },
    { upTo: 75 * DAY, format: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }) },
    { upTo: 330 * DAY, format: new Intl.DateTimeFormat(locale, { month: 'short', timeZone }) },
    {
      upTo: 900 * DAY,
      format: new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone }),
    },
    {
      upTo: Number.POSITIVE_INFINITY,
      format: new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone }),
    },
  ]
  const dayTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  return {
    share: (value) => (value !== 0 && value < 0.01 ? fine : coarse).format(value),
    rate: (value) => (Math.abs(value) < 0.001 && Math.abs(value) >= NOTHING ? tiny : rate).format(value),
    signedRate: (value) => signed.format(value),
    change: (value) => change.format(value),
    tick: (timeMs, spanMs) => ticks.find(({ upTo }) => spanMs <= upTo)?.format.format(timeMs) ?? '',
    dayTime: (timeMs) => (Number.isFinite(timeMs) ? dayTime.format(timeMs) : '–'),
  }
}

/** Formats cost more to make than all that a small chart draws, and every part of a page asks for the same. */
const MADE = new Map<string, Figures>()
const MOST_MADE = 20

export function useFigures(): Figures {
  const { locale, timeZone } = useDiaSettings()
  const key = `${locale} ${timeZone}`
  const kept = MADE.get(key)
  if (kept) return kept
  const made = createFigures(locale, timeZone)
  if (MADE.size >= MOST_MADE) MADE.clear()
  MADE.set(key, made)
  return made
}
