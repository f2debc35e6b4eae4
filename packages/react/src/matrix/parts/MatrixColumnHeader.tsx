import type { MatrixColumn } from '@dia/core/matrices'
import { memo } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { useMessages } from '../../provider/index.js'
import { SortIcon } from '../../theme/icons.js'
import { useSurfaceProps } from '../../theme/index.js'
import { focusProps, headerProps } from '../grid/index.js'
import type { AnyRow } from './MatrixContext.js'

export interface MatrixColumnHeaderProps {
  readonly matrixName: string
  readonly column: MatrixColumn<AnyRow>
  /** Its place among all columns, the one that opens the detail included. */
  readonly place: number
  readonly isPinned: boolean
  readonly isActive: boolean
  readonly sort: 'asc' | 'desc' | null
  onSort(column: string): void
}

/** A column's name; sorts where the matrix offers it, explains itself where it is described. */
export const MatrixColumnHeader = memo(function MatrixColumnHeader({
  matrixName,
  column,
  place,
  isPinned,
  isActive,
  sort,
  onSort,
}: MatrixColumnHeaderProps) {
  const messages = useMessages().matrix
  const surface = useSurfaceProps('dia-tooltip')
  const where = { matrix: matrixName, column: column.name }
  const label = messages.label(column.label, where)
  const description = column.description && messages.label(column.description, where)
  const focus = focusProps({ row: -1, column: place }, isActive)
  const cell = {
    ...headerProps(place, column.sortable ? sort : undefined),
    className: 'dia-cell dia-head-cell',
    'data-kind': column.kind,
    'data-pinned': isPinned || undefined,
  }
  if (!column.sortable) {
    return (
      <div {...cell} {...focus} title={description}>
        <span className="dia-column-label">
          <span className="dia-text">{label}</span>
        </span>
      </div>
    )
  }
  const button = (
    <button type="button" className="dia-sort" {...focus} onClick={() => onSort(column.name)}>
      <span className="dia-text">{label}</span>
      <span className="dia-sort-icon" data-sorted={sort !== null}>
        <SortIcon direction={sort} />
      </span>
    </button>
  )
  if (!description) return <div {...cell}>{button}</div>
  return (
    <div {...cell}>
      <TooltipTrigger delay={400}>
        <Focusable>{button}</Focusable>
        <Tooltip {...surface} offset={6}>
          {description}
        </Tooltip>
      </TooltipTrigger>
    </div>
  )
})
