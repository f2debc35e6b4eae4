import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { useDiaSettings } from '../../provider/index.js'
import { type DayRange, daysOfTimeRange, lastDays, timeRangeOfDays } from './dayRange.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

const PRESETS = [7, 30, 90]

/** Whole days in the reader's zone, or one of a few spans up to now. */
export function TimeRangeFilterEditor({ value, onChange }: FilterEditorProps) {
  const { messages, format, timeZone } = useDiaSettings()
  const { filters } = messages
  const days = value?.kind === 'timeRange' ? daysOfTimeRange(value, timeZone) : {}
  const set = (range: DayRange) => {
    const times = timeRangeOfDays(range, timeZone)
    onChange(times.from || times.to ? { kind: 'timeRange', ...times } : null)
  }
  return (
    <div className="dia-range-editor">
      <div className="dia-presets">
        {PRESETS.map((count) => (
          <Button
            key={count}
            className="dia-button"
            onPress={() => onChange({ kind: 'timeRange', ...lastDays(count, Date.now(), timeZone) })}
          >
            {filters.lastDays(format.number(count))}
          </Button>
        ))}
      </div>
      <TextField
        className="dia-field"
        type="date"
        value={days.from ?? ''}
        onChange={(from) => set({ ...days, from })}
      >
        <Label>{filters.from}</Label>
        <Input className="dia-input" />
      </TextField>
      <TextField
        className="dia-field"
        type="date"
        value={days.through ?? ''}
        onChange={(through) => set({ ...days, through })}
      >
        <Label>{filters.through}</Label>
        <Input className="dia-input" />
      </TextField>
      <p className="dia-muted">{timeZone}</p>
    </div>
  )
}
