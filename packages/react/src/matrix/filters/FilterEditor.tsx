import { LazyPart } from '../../reading/LazyPart.js'
import { partCode } from '../../reading/partCode.js'
import { BooleanFilterEditor } from './BooleanFilterEditor.js'
import type { FilterEditorProps } from './FilterEditorProps.js'
import { IdFilterEditor } from './IdFilterEditor.js'
import { NumberRangeFilterEditor } from './NumberRangeFilterEditor.js'
import { SelectFilterEditor } from './SelectFilterEditor.js'
import { TextFilterEditor } from './TextFilterEditor.js'

// Both bring the calendar, which is large.
const timeRange = partCode(() => import('./TimeRangeFilterEditor.js').then((module) => module.default))
const activity = partCode(() => import('./ActivityFilterEditor.js').then((module) => module.default))

/** The control that sets a filter, by its kind. */
export default function FilterEditor(props: FilterEditorProps) {
  const { definition } = props
  switch (definition.kind) {
    case 'select':
      return (
        <SelectFilterEditor {...props} options={definition.options} isOpen={definition.isOpen === true} />
      )
    case 'boolean':
      return <BooleanFilterEditor {...props} labels={definition.labels} />
    case 'text':
      return <TextFilterEditor {...props} />
    case 'numberRange':
      return <NumberRangeFilterEditor {...props} unit={definition.unit ?? 'count'} />
    case 'id':
      return <IdFilterEditor {...props} of={definition.of} />
    case 'timeRange':
      return <LazyPart code={timeRange} props={props} />
    case 'activity':
      return <LazyPart code={activity} props={{ ...props, eventTypes: definition.eventTypes }} />
  }
}
