import { type CalendarDate, parseDate } from '@internationalized/date'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Heading } from 'react-aria-components/Heading'
import { CalendarCell, CalendarGrid, RangeCalendar } from 'react-aria-components/RangeCalendar'
import { useMessages } from '../../provider/index.js'
import { ChevronIcon } from '../../theme/icons.js'
import { DayField } from './DayField.js'
import { presetDays, TIME_PRESETS } from './dayRange.js'
import type { DayRange } from './daysOfTimeRange.js'
import { EmptyRange } from './EmptyRange.js'

/** First and last day, both included: by preset, by typing, in a calendar. Either end can be left open. */
export function DayRangeField({
  label,
  days,
  timeZone,
  onChange,
}: {
  label: string
  days: DayRange
  timeZone: string
  onChange(days: DayRange): void
}) {
  const { filters } = useMessages()
  const from = dayOf(days.from)
  const through = dayOf(days.through)
  const isReversed = from !== null && through !== null && from.compare(through) > 0
  // The calendar shows the month of what was typed last.
  const [focused, setFocused] = useState(from ?? through)
  const set = (end: 'from' | 'through', day: CalendarDate | null) => {
    if (day !== null) setFocused(day)
    const { [end]: _, ...other } = days
    onChange(day === null ? other : { ...other, [end]: day.toString() })
  }
  return (
    <div className="dia-days">
      <div className="dia-presets">
        {TIME_PRESETS.map((preset) => (
          <Button
            key={preset}
            className="dia-button"
            onPress={() => onChange(presetDays(preset, Date.now(), timeZone))}
          >
            {filters.presets[preset]}
          </Button>
        ))}
      </div>
      {(['from', 'through'] as const).map((end) => (
        <DayField
          key={end}
          label={filters[end]}
          day={end === 'from' ? from : through}
          isInvalid={isReversed}
          onChange={(day) => set(end, day)}
        />
      ))}
      {isReversed && <EmptyRange />}
      <RangeCalendar
        className="dia-calendar"
        aria-label={label}
        {...(focused ? { focusedValue: focused } : {})}
        onFocusChange={setFocused}
        value={from && through && !isReversed ? { start: from, end: through } : null}
        onChange={({ start, end }) => onChange({ from: start.toString(), through: end.toString() })}
      >
        <div className="dia-calendar-head">
          <Button slot="previous" className="dia-icon-button">
            <span className="dia-flip">
              <ChevronIcon />
            </span>
          </Button>
          <Heading className="dia-calendar-title" />
          <Button slot="next" className="dia-icon-button">
            <ChevronIcon />
          </Button>
        </div>
        <CalendarGrid className="dia-calendar-grid">
          {(date) => <CalendarCell className="dia-calendar-day" date={date} />}
        </CalendarGrid>
      </RangeCalendar>
    </div>
  )
}

function dayOf(day: string | undefined): CalendarDate | null {
  try {
    return day === undefined ? null : parseDate(day)
  } catch {
    return null
  }
}
