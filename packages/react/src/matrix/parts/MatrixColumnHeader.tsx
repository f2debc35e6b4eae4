import type { MatrixColumn } from '@dia/core/matrices'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { useMessages } from '../../provider/index.js'
import { SortIcon } from '../../theme/icons.js'
import { useSurfaceProps } from '../../theme/index.js'
import { type AnyRow, useMatrixContext } from './MatrixContext.js'

/** A column's name; sorts where the matrix offers it, explains itself where it is described. */
export function MatrixColumnHeader({
  column,
  isPinned,
}: {
  column: MatrixColumn<AnyRow>
  isPinned: boolean
}) {
  const { matrix, grid } = useMatrixContext()
  const messages = useMessages().matrix
  const surface = useSurfaceProps('dia-tooltip')
  const label = messages.label(column.label, { matrix: matrix.name, column: column.name })
  const focus = grid.getFocusProps(-1, column)
  const description =
    column.description && messages.label(column.description, { matrix: matrix.name, column: column.name })
  const cell = {
    ...grid.getHeaderProps(column),
    className: 'dia-cell dia-head-cell',
    'data-kind': column.kind,
    'data-pinned': isPinned || undefined,
  }
  if (!column.sortable) {
    return (
      <div {...cell} title={description}>
        <span className="dia-column-label" {...focus}>
          <span className="dia-text">{label}</span>
        </span>
      </div>
    )
  }
  const button = (
    <button type="button" className="dia-sort" {...focus} onClick={() => grid.toggleSort(column)}>
      <span className="dia-text">{label}</span>
      <span className="dia-sort-icon" data-sorted={grid.sortOf(column) !== null}>
        <SortIcon direction={grid.sortOf(column)} />
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
}
