import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useMessages } from '../../provider/index.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

/** One of two. */
export function BooleanFilterEditor({
  matrix: { name: matrixName },
  definition,
  label,
  value,
  labels,
  onChange,
}: FilterEditorProps & { labels: { readonly true: string; readonly false: string } | undefined }) {
  const { filters, matrix } = useMessages()
  const optionLabel = (option: 'true' | 'false') => {
    const text = labels?.[option]
    if (text !== undefined) return matrix.label(text, { matrix: matrixName, filter: definition.name, option })
    return option === 'true' ? filters.yes : filters.no
  }
  return (
    <RadioGroup
      className="dia-choices"
      aria-label={label}
      value={value?.kind === 'boolean' ? String(value.value) : null}
      onChange={(chosen) => onChange({ kind: 'boolean', value: chosen === 'true' })}
    >
      {(['true', 'false'] as const).map((option) => (
        <Radio key={option} value={option} className="dia-choice">
          <span className="dia-radio-dot" />
          {optionLabel(option)}
        </Radio>
      ))}
    </RadioGroup>
  )
}
