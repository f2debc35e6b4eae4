import type { ActivityCondition, MatrixFilterOption } from '@dia/core/matrices'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useFormat, useMessages } from '../../provider/index.js'
import { PlusIcon } from '../../theme/icons.js'
import { ActivityConditionEditor } from './ActivityConditionEditor.js'
import type { FilterEditorProps } from './FilterEditorProps.js'

const BLANK: ActivityCondition = { did: true, eventTypes: [] }

/** What a user did and did not do: several conditions, all of which must hold. */
export default function ActivityFilterEditor(
  props: FilterEditorProps & { eventTypes: readonly MatrixFilterOption[] },
) {
  const { value, onChange } = props
  const { filters } = useMessages()
  const format = useFormat()
  // A condition without an event type says nothing yet, and is kept here until it does.
  const [conditions, setConditions] = useState<readonly ActivityCondition[]>(
    value?.kind === 'activity' ? value.conditions : [BLANK],
  )
  const set = (next: readonly ActivityCondition[]) => {
    setConditions(next)
    const complete = next.filter(({ eventTypes }) => eventTypes.length > 0)
    onChange(complete.length === 0 ? null : { kind: 'activity', conditions: complete })
  }
  return (
    <div className="dia-activity">
      {conditions.map((condition, index) => (
        <ActivityConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their number
          key={index}
          number={format.number(index + 1)}
          condition={condition}
          source={props.source}
          matrixName={props.matrix.name}
          filterName={props.definition.name}
          options={props.eventTypes}
          timeZone={props.timeZone}
          onChange={(changed) => set(conditions.map((other, at) => (at === index ? changed : other)))}
          onRemove={conditions.length > 1 ? () => set(conditions.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <Button className="dia-button dia-button-quiet" onPress={() => setConditions([...conditions, BLANK])}>
        <PlusIcon />
        {filters.addCondition}
      </Button>
    </div>
  )
}
