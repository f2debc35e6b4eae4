import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { useMessages } from '../../provider/index.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

const MOST_LETTERS = 200

/** A text that the column holds, in any case. */
export function TextFilterEditor({ value, onChange }: FilterEditorProps) {
  const { filters } = useMessages()
  return (
    <TextField
      className="dia-field"
      value={value?.kind === 'text' ? value.text : ''}
      maxLength={MOST_LETTERS}
      onChange={(text) => onChange(text.trim() === '' ? null : { kind: 'text', text })}
    >
      <Label>{filters.contains}</Label>
      <Input className="dia-input" />
    </TextField>
  )
}
