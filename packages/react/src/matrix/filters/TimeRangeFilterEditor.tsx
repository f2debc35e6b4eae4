import { useDiaSettings } from '../../provider/index.js'
import { DayRangeField } from './DayRangeField.js'
import { timeRangeOfDays } from './dayRange.js'
import { daysOfTimeRange } from './daysOfTimeRange.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

/** Whole days in the view's zone, or one of a few spans up to now. */
export default function TimeRangeFilterEditor({ label, value, timeZone, onChange }: FilterEditorProps) {
  const { messages } = useDiaSettings()
  const days = value?.kind === 'timeRange' ? daysOfTimeRange(value, timeZone) : {}
  return (
    <div className="dia-range-editor">
      <DayRangeField
        label={label}
        days={days}
        timeZone={timeZone}
        onChange={(range) => {
          const times = timeRangeOfDays(range, timeZone)
          onChange(times.from || times.to ? { kind: 'timeRange', ...times } : null)
        }}
      />
      <p className="dia-muted">{messages.filters.daysOf(timeZone)}</p>
    </div>
  )
}
