import { BooleanFilterEditor } from './BooleanFilterEditor.js'
import type { FilterEditorProps } from './FilterEditorProps.js'
import { NumberRangeFilterEditor } from './NumberRangeFilterEditor.js'
import { SelectFilterEditor } from './SelectFilterEditor.js'
import { TimeRangeFilterEditor } from './TimeRangeFilterEditor.js'

/** The control that sets a filter, by its kind. */
export function FilterEditor(props: FilterEditorProps) {
  const { definition } = props
  switch (definition.kind) {
    case 'select':
      return <SelectFilterEditor {...props} options={definition.options} />
    case 'boolean':
      return <BooleanFilterEditor {...props} labels={definition.labels} />
    case 'timeRange':
      return <TimeRangeFilterEditor {...props} />
    case 'numberRange':
      return <NumberRangeFilterEditor {...props} />
    default:
      return null
  }
}
