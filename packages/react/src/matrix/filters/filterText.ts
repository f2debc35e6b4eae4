import type { MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'
import type { DiaFormat, DiaMessages } from '../../messages/index.js'
import { daysOfTimeRange } from './daysOfTimeRange.js'
import { knownLabel } from './knownLabels.js'

/** What a filter is set to, in words. */
export function filterText<Row>(
  definition: MatrixFilterDefinition<Row>,
  value: MatrixFilterValue,
  { messages, format, timeZone }: { messages: DiaMessages; format: DiaFormat; timeZone: string },
  optionLabel: (option: { value: string; label: string }) => string,
): string {
  const words = messages.filters
  const daysText = (range: { readonly from?: string; readonly to?: string }) => {
    const { from, through } = daysOfTimeRange(range, timeZone)
    return rangeWords(words, from && format.day(from), through && format.day(through))
  }
  switch (value.kind) {
    case 'select': {
      const options = definition.kind === 'select' ? definition.options : []
      const chosen = options.filter((option) => value.values.includes(option.value))
      const others = value.values.filter((one) => !options.some((option) => option.value === one))
      return [...chosen.map(optionLabel), ...others].join(', ')
    }
    case 'boolean': {
      const option = `${value.value}` as const
      const label = definition.kind === 'boolean' ? definition.labels?.[option] : undefined
      if (label !== undefined) return optionLabel({ value: option, label })
      return value.value ? words.yes : words.no
    }
    case 'text':
      return words.holds(value.text.trim())
    case 'timeRange':
      return daysText(value)
    case 'numberRange': {
      const unit = definition.kind === 'numberRange' ? (definition.unit ?? 'count') : 'count'
      const { from, to } = value
      const ends = [
        ...(from === undefined ? [] : [words.leastNumber(numberText(from, unit, format))]),
        ...(to === undefined ? [] : [words.belowNumber(numberText(to, unit, format))]),
      ]
      return ends.join(', ') || words.notSet
    }
    case 'id':
      return value.values.map((id) => knownLabel(id) ?? `${id.slice(0, 8)}…`).join(', ')
    case 'activity': {
      const options = definition.kind === 'activity' ? definition.eventTypes : []
      const event = (type: string) =>
        optionLabel(options.find((option) => option.value === type) ?? { value: type, label: type })
      return value.conditions
        .map(({ did, eventTypes, entity, ...period }) =>
          words.activity(
            did,
            eventTypes.map(event),
            entity ? (entity.label ?? knownLabel(entity.id) ?? entity.id.slice(0, 8)) : '',
            period.from || period.to ? daysText(period) : '',
          ),
        )
        .join('; ')
    }
  }
}

function rangeWords(words: DiaMessages['filters'], from: string | undefined, to: string | undefined): string {
  if (from && to) return from === to ? from : words.between(from, to)
  if (from) return words.since(from)
  return to ? words.until(to) : words.notSet
}

function numberText(
  value: number,
  unit: 'count' | 'percent' | 'cents' | 'seconds',
  format: DiaFormat,
): string {
  if (unit === 'percent') return format.percent(value, true)
  if (unit === 'cents') return format.decimal(value / 100)
  return unit === 'seconds' ? format.duration(value) : format.number(value)
}
