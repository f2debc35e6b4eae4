import { useFormat } from '../provider/DIAProvider.js'
import { useNow } from './useNow.js'

/** A time as "3 minutes ago", with the absolute time and zone at hand. */
export function RelativeTime({
  time,
  prefix,
  timeZone,
}: {
  time: string | number
  prefix?: (text: string) => string
  /** Of the absolute time; the reader's without one. */
  timeZone?: string | undefined
}) {
  const format = useFormat()
  const now = useNow()
  const exact = format.exactTime(time, timeZone)
  const text = now === null ? format.date(time) : format.relativeTime(time, Math.max(now, 0))
  const instant = new Date(time)
  return (
    <time {...(Number.isNaN(instant.getTime()) ? {} : { dateTime: instant.toISOString() })} title={exact}>
      {prefix ? prefix(text) : text}
    </time>
  )
}
