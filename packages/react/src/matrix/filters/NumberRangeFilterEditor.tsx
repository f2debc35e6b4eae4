import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField } from 'react-aria-components/NumberField'
import { useMessages } from '../../provider/index.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

/** From a number up to, and not including, another. */
export function NumberRangeFilterEditor({ value, onChange }: FilterEditorProps) {
  const { filters } = useMessages()
  const range = value?.kind === 'numberRange' ? value : undefined
  const set = (end: 'from' | 'to', number: number) => {
    const ends = { from: range?.from, to: range?.to, [end]: Number.isNaN(number) ? undefined : number }
    const from = ends.from === undefined ? {} : { from: ends.from }
    const to = ends.to === undefined ? {} : { to: ends.to }
    onChange(
      ends.from === undefined && ends.to === undefined ? null : { kind: 'numberRange', ...from, ...to },
    )
  }
  return (
    <div className="dia-range-editor">
      <NumberField
        className="dia-field"
        value={range?.from ?? Number.NaN}
        onChange={(number) => set('from', number)}
      >
        <Label>{filters.atLeast}</Label>
        <Input className="dia-input" />
      </NumberField>
      <NumberField
        className="dia-field"
        value={range?.to ?? Number.NaN}
        onChange={(number) => set('to', number)}
      >
        <Label>{filters.below}</Label>
        <Input className="dia-input" />
      </NumberField>
    </div>
  )
}
