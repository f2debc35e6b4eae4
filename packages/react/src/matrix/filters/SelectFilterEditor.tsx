import type { MatrixFilterOption } from '@dia/core/matrices'
import { useEffect, useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { useFormat, useMessages } from '../../provider/index.js'
import { CheckIcon } from '../../theme/icons.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

const MANY = 10

/** Any of several values, each with how many rows have it; of an open filter also those beside its options. */
export function SelectFilterEditor({
  matrix,
  source,
  definition,
  label,
  value,
  options,
  isOpen,
  onChange,
}: FilterEditorProps & { options: readonly MatrixFilterOption[]; isOpen: boolean }) {
  const { matrix: names, filters } = useMessages()
  const format = useFormat()
  const [text, setText] = useState('')
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null)
  const filter = definition.name
  useEffect(() => {
    const controller = new AbortController()
    // Without counts the options stand as they are.
    source
      .countOptions?.(matrix, filter, { signal: controller.signal })
      .then((answer) => !controller.signal.aborted && setCounts(answer))
      .catch(() => undefined)
    return () => controller.abort()
  }, [matrix, source, filter])

  const known = new Set(options.map((option) => option.value))
  const chosen = value?.kind === 'select' ? value.values : []
  const others = isOpen ? [...new Set([...(counts?.keys() ?? []), ...chosen])] : []
  const offered = [
    ...options,
    ...others.filter((name) => !known.has(name)).map((name) => ({ value: name, label: name })),
  ]
  const labelled = offered.map((option) => ({
    ...option,
    text: names.label(option.label, { matrix: matrix.name, filter, option: option.value }),
  }))
  const shown = labelled.filter((option) => option.text.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <div className="dia-choices">
      {offered.length > MANY && (
        <SearchField
          className="dia-choice-search"
          aria-label={filters.findOption}
          value={text}
          onChange={setText}
        >
          <Input className="dia-input" placeholder={filters.findOption} />
        </SearchField>
      )}
      <CheckboxGroup
        aria-label={label}
        value={[...chosen]}
        onChange={(values) => onChange(values.length === 0 ? null : { kind: 'select', values })}
      >
        {shown.map((option) => (
          <Checkbox key={option.value} value={option.value} className="dia-choice">
            <span className="dia-check-box">
              <CheckIcon />
            </span>
            {option.text}
            {counts?.has(option.value) && (
              <span className="dia-choice-count" aria-hidden="true">
                {format.compact(counts.get(option.value) ?? 0)}
              </span>
            )}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </div>
  )
}
