import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { useMessages } from '../../provider/index.js'
import { CheckIcon } from '../../theme/icons.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

/** Any of several values. */
export function SelectFilterEditor({
  matrixName,
  definition,
  label,
  value,
  options,
  onChange,
}: FilterEditorProps & { options: readonly { value: string; label: string }[] }) {
  const { matrix } = useMessages()
  return (
    <CheckboxGroup
      className="dia-choices"
      aria-label={label}
      value={value?.kind === 'select' ? [...value.values] : []}
      onChange={(values) => onChange(values.length === 0 ? null : { kind: 'select', values })}
    >
      {options.map((option) => (
        <Checkbox key={option.value} value={option.value} className="dia-choice">
          <span className="dia-check-box">
            <CheckIcon />
          </span>
          {matrix.label(option.label, { matrix: matrixName, filter: definition.name, option: option.value })}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
