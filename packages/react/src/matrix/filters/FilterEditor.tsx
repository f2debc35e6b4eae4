import type { MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'
import type { AnyRow } from '../parts/MatrixContext.js'
import { BooleanFilterEditor } from './BooleanFilterEditor.js'
import { NumberRangeFilterEditor } from './NumberRangeFilterEditor.js'
import { SelectFilterEditor } from './SelectFilterEditor.js'
import { TimeRangeFilterEditor } from './TimeRangeFilterEditor.js'

export interface FilterEditorProps {
  readonly matrixName: string
  readonly definition: MatrixFilterDefinition<AnyRow>
  readonly label: string
  readonly value: MatrixFilterValue | null
  onChange(value: MatrixFilterValue | null): void
}

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
  }
}
