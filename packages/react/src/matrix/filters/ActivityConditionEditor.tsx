import type { ActivityCondition, MatrixFilterOption, MatrixSource } from '@dia/core/matrices'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { SearchField } from 'react-aria-components/SearchField'
import { useFormat, useMessages } from '../../provider/index.js'
import { CheckIcon, ChevronIcon, CloseIcon } from '../../theme/icons.js'
import { DayRangeField } from './DayRangeField.js'
import { timeRangeOfDays } from './dayRange.js'
import { daysOfTimeRange } from './daysOfTimeRange.js'
import { EntityPicker } from './EntityPicker.js'

export interface ActivityConditionEditorProps {
  readonly number: string
  readonly condition: ActivityCondition
  readonly source: MatrixSource
  readonly matrixName: string
  readonly filterName: string
  readonly options: readonly MatrixFilterOption[]
  readonly timeZone: string
  onChange(condition: ActivityCondition): void
  readonly onRemove: (() => void) | undefined
}

const KINDS = ['artist', 'track', 'event'] as const

/** One thing that a user did or did not do: which events, with what, when. */
export function ActivityConditionEditor(props: ActivityConditionEditorProps) {
  const { number, condition, timeZone, onChange, onRemove } = props
  const { filters, matrix: names } = useMessages()
  const format = useFormat()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('artist')
  const { entity, from: _from, to: _to, ...bare } = condition
  const period = {
    ...(condition.from ? { from: condition.from } : {}),
    ...(condition.to ? { to: condition.to } : {}),
  }
  const days = daysOfTimeRange(period, timeZone)
  const options = props.options
    .map((option) => ({
      value: option.value,
      label: names.label(option.label, {
        matrix: props.matrixName,
        filter: props.filterName,
        option: option.value,
      }),
    }))
    .filter(
      ({ value, label }) =>
        condition.eventTypes.includes(value) || label.toLowerCase().includes(text.trim().toLowerCase()),
    )
  const when = [days.from && format.day(days.from), days.through && format.day(days.through)]
    .filter(Boolean)
    .join(' – ')
  return (
    <fieldset className="dia-condition">
      <legend className="dia-section-title">{filters.condition(number)}</legend>
      {onRemove && (
        <Button
          className="dia-icon-button dia-condition-remove"
          aria-label={filters.removeCondition(number)}
          onPress={onRemove}
        >
          <CloseIcon />
        </Button>
      )}
      <RadioGroup
        className="dia-did"
        aria-label={filters.condition(number)}
        orientation="horizontal"
        value={String(condition.did)}
        onChange={(did) => onChange({ ...condition, did: did === 'true' })}
      >
        {(['true', 'false'] as const).map((did) => (
          <Radio key={did} value={did} className="dia-choice">
            <span className="dia-radio-dot" />
            {did === 'true' ? filters.did : filters.didNot}
          </Radio>
        ))}
      </RadioGroup>
      <SearchField aria-label={filters.findOption} value={text} onChange={setText}>
        <Input className="dia-input" placeholder={filters.findOption} />
      </SearchField>
      <CheckboxGroup
        className="dia-condition-types"
        value={[...condition.eventTypes]}
        onChange={(eventTypes) => onChange({ ...condition, eventTypes })}
      >
        <Label className="dia-visually-hidden">{filters.eventTypes}</Label>
        {options.map(({ value, label }) => (
          <Checkbox key={value} value={value} className="dia-choice">
            <span className="dia-check-box">
              <CheckIcon />
            </span>
            {label}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Disclosure className="dia-disclosure">
        <Heading level={4}>
          <Button slot="trigger" className="dia-disclosure-button">
            <ChevronIcon />
            {filters.withEntity}:{' '}
            <strong>{entity ? (entity.label ?? entity.id.slice(0, 8)) : filters.anyEntity}</strong>
          </Button>
        </Heading>
        <DisclosurePanel className="dia-disclosure-panel">
          <RadioGroup
            className="dia-did"
            aria-label={filters.entityKind}
            orientation="horizontal"
            value={kind}
            onChange={(chosen) => setKind(chosen as (typeof KINDS)[number])}
          >
            {KINDS.map((name) => (
              <Radio key={name} value={name} className="dia-choice">
                <span className="dia-radio-dot" />
                {filters.entityKinds[name]}
              </Radio>
            ))}
          </RadioGroup>
          <EntityPicker
            source={props.source}
            of={kind}
            onPick={({ id, label }) => onChange({ ...bare, ...period, entity: { type: kind, id, label } })}
          />
          {entity && (
            <Button className="dia-link" onPress={() => onChange({ ...bare, ...period })}>
              {filters.clear}
            </Button>
          )}
        </DisclosurePanel>
      </Disclosure>
      <Disclosure className="dia-disclosure">
        <Heading level={4}>
          <Button slot="trigger" className="dia-disclosure-button">
            <ChevronIcon />
            {filters.period}: <strong>{when === '' ? filters.anyTime : when}</strong>
          </Button>
        </Heading>
        <DisclosurePanel className="dia-disclosure-panel">
          <DayRangeField
            label={filters.period}
            days={days}
            timeZone={timeZone}
            onChange={(range) =>
              onChange({ ...bare, ...(entity ? { entity } : {}), ...timeRangeOfDays(range, timeZone) })
            }
          />
        </DisclosurePanel>
      </Disclosure>
    </fieldset>
  )
}
