import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { PlusIcon } from '../../theme/icons.js'
import { LazyMenu } from '../../theme/overlays/index.js'
import { useMatrixParts } from '../parts/MatrixContext.js'
import { FilterChip } from './FilterChip.js'

/** The filters that are set, as chips, and a menu to add one. */
export function MatrixFilters() {
  const { matrix, source, controls } = useMatrixParts()
  const { filters: words, matrix: names } = useMessages()
  const [editing, setEditing] = useState<string | null>(null)
  const { filters, timeZone } = controls.state
  const shown = matrix.filters.filter(({ name }) => filters[name] !== undefined || name === editing)
  const addable = matrix.filters.filter(({ name }) => filters[name] === undefined)
  const group = useRef<HTMLDivElement | null>(null)
  const removed = useRef<number | null>(null)
  // What was pressed has gone with its filter: the focus moves on to the next chip, or to what adds one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chip has gone when these are others
  useEffect(() => {
    if (removed.current === null) return
    const buttons = group.current?.querySelectorAll<HTMLElement>('.dia-chip-remove, .dia-button-quiet')
    buttons?.[removed.current]?.focus()
    removed.current = null
  }, [filters, editing])
  if (matrix.filters.length === 0) return null
  return (
    <div ref={group} {...{ role: 'group', 'aria-label': words.group }} className="dia-filters">
      {shown.map((definition, place) => (
        <FilterChip
          key={definition.name}
          matrix={matrix}
          source={source}
          definition={definition}
          value={filters[definition.name] ?? null}
          viewZone={timeZone}
          isOpen={editing === definition.name}
          onOpenChange={(isOpen) => {
            // A chip that was not set goes: what adds one comes after the chips that stay.
            if (!isOpen && filters[definition.name] === undefined) removed.current = shown.length - 1
            setEditing(isOpen ? definition.name : null)
          }}
          onChange={(value) => controls.setFilter(definition.name, value)}
          onRemove={() => {
            removed.current = place
            setEditing(null)
            controls.setFilter(definition.name, null)
          }}
        />
      ))}
      {addable.length > 0 && (
        <LazyMenu
          label={words.group}
          isNamedByContent
          triggerClassName="dia-button dia-button-quiet"
          trigger={
            <>
              <PlusIcon />
              {words.add}
            </>
          }
          choices={addable.map((definition) => ({
            id: definition.name,
            label: names.label(definition.label, { matrix: matrix.name, filter: definition.name }),
          }))}
          onChoose={setEditing}
        />
      )}
      {Object.keys(filters).length > 1 && (
        <button
          type="button"
          className="dia-link"
          onClick={() => {
            removed.current = 0
            controls.clearFilters()
          }}
        >
          {words.clearAll}
        </button>
      )}
    </div>
  )
}
