import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField } from 'react-aria-components/NumberField'
import { useMessages } from '../../provider/index.js'
import { EmptyRange } from './EmptyRange.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

export type NumberUnit = 'count' | 'percent' | 'cents' | 'seconds'

/** How numbers of a unit are written, and how many of what is stored one of them is. */
const UNITS: Readonly<Record<NumberUnit, { format: Intl.NumberFormatOptions; stored: number }>> = {
  count: { format: { maximumFractionDigits: 2 }, stored: 1 },
  percent: { format: { style: 'percent', maximumFractionDigits: 3 }, stored: 1 },
  cents: { format: { minimumFractionDigits: 2, maximumFractionDigits: 2 }, stored: 100 },
  seconds: { format: { style: 'unit', unit: 'second', unitDisplay: 'short' }, stored: 1 },
}

/** From a number up to, and not including, another. */
export function NumberRangeFilterEditor({ value, unit, onChange }: FilterEditorProps & { unit: NumberUnit }) {
  const { filters } = useMessages()
  const { format, stored } = UNITS[unit]
  const range = value?.kind === 'numberRange' ? value : undefined
  const set = (end: 'from' | 'to', number: number) => {
    const given = Number.isNaN(number) ? undefined : stored === 1 ? number : Math.round(number * stored)
    const ends = { from: range?.from, to: range?.to, [end]: given }
    const from = ends.from === undefined ? {} : { from: ends.from }
    const to = ends.to === undefined ? {} : { to: ends.to }
    onChange(
      ends.from === undefined && ends.to === undefined ? null : { kind: 'numberRange', ...from, ...to },
    )
  }
  const isEmpty = range?.from !== undefined && range.to !== undefined && range.to <= range.from
  const shown = (number: number | undefined) => (number === undefined ? Number.NaN : number / stored)
  return (
    <div className="dia-range-editor">
      {(['from', 'to'] as const).map((end) => (
        <NumberField
          key={end}
          className="dia-field"
          formatOptions={format}
          value={shown(range?.[end])}
          isInvalid={isEmpty}
          onChange={(number) => set(end, number)}
        >
          <Label>{end === 'from' ? filters.atLeast : filters.below}</Label>
          <Input className="dia-input" />
        </NumberField>
      ))}
      {isEmpty && <EmptyRange />}
      {unit === 'cents' && <p className="dia-muted">{filters.inUnits}</p>}
    </div>
  )
}
