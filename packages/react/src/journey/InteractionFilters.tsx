import { getInfluenceWeights } from '@dia/core/influence'
import { useId, useMemo } from 'react'
import { useFormat, useMessages } from '../provider/index.js'
import type { JourneyRow, JourneySource } from './journeyRows.js'

/** Null lets everything through. */
export interface InteractionFilterState {
  readonly source: JourneySource | null
  /** Canonical. */
  readonly type: string | null
}

export function passes(row: JourneyRow, { source, type }: InteractionFilterState): boolean {
  return (
    (source === null || row.source === source) &&
    (type === null || getInfluenceWeights(row.interaction_type).eventType === type)
  )
}

/** Source, type with its count, and jumps through time. */
export function InteractionFilters({
  rows,
  filters,
  onChange,
  onJumpTo,
  onFirst,
  onLatest,
}: {
  rows: readonly JourneyRow[]
  filters: InteractionFilterState
  onChange(filters: InteractionFilterState): void
  onJumpTo(day: string): void
  onFirst(): void
  onLatest(): void
}) {
  const { journey: words, helix } = useMessages()
  const format = useFormat()
  const id = useId()
  const types = useMemo(
    () => countBy(rows, (row) => getInfluenceWeights(row.interaction_type).eventType),
    [rows],
  )
  const sources = useMemo(() => countBy(rows, ({ source }) => source), [rows])
  return (
    <div className="dia-journey-filters">
      <label htmlFor={`${id}-source`}>{words.filterSource}</label>
      <select
        id={`${id}-source`}
        className="dia-input"
        value={filters.source ?? ''}
        onChange={(event) =>
          onChange({ ...filters, source: (event.target.value || null) as JourneySource | null })
        }
      >
        <option value="">{words.all}</option>
        {sources.map(([source, count]) => (
          <option key={source} value={source}>
            {words.sources[source]} ({format.number(count)})
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-type`}>{words.filterType}</label>
      <select
        id={`${id}-type`}
        className="dia-input"
        value={filters.type ?? ''}
        onChange={(event) => onChange({ ...filters, type: event.target.value || null })}
      >
        <option value="">{words.all}</option>
        {types.map(([type, count]) => (
          <option key={type} value={type}>
            {helix.eventType(type)} ({format.number(count)})
          </option>
        ))}
      </select>
      <span className="dia-spacer" />
      <label htmlFor={`${id}-day`}>{words.jumpTo}</label>
      <input
        id={`${id}-day`}
        type="date"
        className="dia-input"
        onChange={(event) => event.target.value && onJumpTo(event.target.value)}
      />
      <button type="button" className="dia-button" onClick={onFirst}>
        {words.toFirst}
      </button>
      <button type="button" className="dia-button" onClick={onLatest}>
        {words.toLatest}
      </button>
    </div>
  )
}

function countBy<Key extends string>(
  rows: readonly JourneyRow[],
  keyOf: (row: JourneyRow) => Key,
): (readonly [Key, number])[] {
  const counts = new Map<Key, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
