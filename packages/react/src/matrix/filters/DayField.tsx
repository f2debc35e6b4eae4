import type { CalendarDate } from '@internationalized/date'
import { useState } from 'react'
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { Label } from 'react-aria-components/Label'

/** The first year that is typed in full: before its fourth digit a year is one of antiquity. */
const FIRST_YEAR = 1000

/** A day that is typed; taken when its year has four digits, or when it is left. */
export function DayField({
  label,
  day,
  isInvalid,
  onChange,
}: {
  label: string
  day: CalendarDate | null
  isInvalid: boolean
  onChange(day: CalendarDate | null): void
}) {
  const [typed, setTyped] = useState<CalendarDate | null>(null)
  const take = (next: CalendarDate | null) => {
    setTyped(null)
    onChange(next)
  }
  return (
    <DateField
      className="dia-field"
      granularity="day"
      isInvalid={isInvalid}
      value={typed ?? day}
      onChange={(next) => (next !== null && next.year < FIRST_YEAR ? setTyped(next) : take(next))}
      onBlur={() => typed && take(typed)}
    >
      <Label>{label}</Label>
      <DateInput className="dia-input dia-date-input">
        {(segment) => <DateSegment className="dia-date-segment" segment={segment} />}
      </DateInput>
    </DateField>
  )
}
