import { lazy, Suspense } from 'react'
import { BooleanFilterEditor } from './BooleanFilterEditor.js'
import type { FilterEditorProps } from './FilterEditorProps.js'
import { IdFilterEditor } from './IdFilterEditor.js'
import { NumberRangeFilterEditor } from './NumberRangeFilterEditor.js'
import { SelectFilterEditor } from './SelectFilterEditor.js'

// Both bring the calendar, which is large.
const TimeRangeFilterEditor = lazy(() => import('./TimeRangeFilterEditor.js'))
const ActivityFilterEditor = lazy(() => import('./ActivityFilterEditor.js'))

/** The control that sets a filter, by its kind. */
export default function FilterEditor(props: FilterEditorProps) {
  const { definition } = props
  switch (definition.kind) {
    case 'select':
      return <SelectFilterEditor {...props} options={definition.options} />
    case 'boolean':
      return <BooleanFilterEditor {...props} labels={definition.labels} />
    case 'numberRange':
      return <NumberRangeFilterEditor {...props} unit={definition.unit ?? 'count'} />
    case 'id':
      return <IdFilterEditor {...props} of={definition.of} />
    case 'timeRange':
      return (
        <Suspense fallback={<div className="dia-editor-wait" />}>
          <TimeRangeFilterEditor {...props} />
        </Suspense>
      )
    case 'activity':
      return (
        <Suspense fallback={<div className="dia-editor-wait" />}>
          <ActivityFilterEditor {...props} eventTypes={definition.eventTypes} />
        </Suspense>
      )
  }
}
