import type { MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'
import type { DiaFormat, DiaMessages } from '../../messages/index.js'
import { daysOfTimeRange } from './dayRange.js'

/** What a filter is set to, in words. */
export function filterText<Row>(
  definition: MatrixFilterDefinition<Row>,
  value: MatrixFilterValue,
  { messages, format, timeZone }: { messages: DiaMessages; format: DiaFormat; timeZone: string },
  optionLabel: (option: { value: string; label: string }) => string,
): string {
  const words = messages.filters
  switch (value.kind) {
    case 'select': {
      const options = definition.kind === 'select' ? definition.options : []
      const chosen = options.filter((option) => value.values.includes(option.value))
      return chosen.map(optionLabel).join(', ')
    }
    case 'boolean': {
      const option = `${value.value}` as const
      const label = definition.kind === 'boolean' ? definition.labels?.[option] : undefined
      if (label !== undefined) return optionLabel({ value: option, label })
      return value.value ? words.yes : words.no
    }
    case 'timeRange': {
      const { from, through } = daysOfTimeRange(value, timeZone)
      return rangeWords(words, from && format.day(from), through && format.day(through))
    }
    case 'numberRange':
      return rangeWords(
        words,
        value.from === undefined ? undefined : format.number(value.from),
        value.to === undefined ? undefined : format.number(value.to),
      )
    case 'id':
      return value.values.join(', ')
    case 'activity':
      return format.number(value.conditions.length)
  }
}

function rangeWords(words: DiaMessages['filters'], from: string | undefined, to: string | undefined): string {
  if (from && to) return from === to ? from : words.between(from, to)
  if (from) return words.since(from)
  return to ? words.until(to) : words.notSet
}
