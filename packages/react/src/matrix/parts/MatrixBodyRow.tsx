import type { MouseEvent } from 'react'
import { useMessages } from '../../provider/index.js'
import { ChevronIcon } from '../../theme/icons.js'
import { MatrixCell } from '../cells/index.js'
import type { MatrixGridRow } from '../grid/index.js'
import { type AnyRow, useMatrixContext } from './MatrixContext.js'
import { MatrixDetail } from './MatrixDetail.js'

/** A row and, while it is open, its detail. */
export function MatrixBodyRow({ row, index }: { row: MatrixGridRow<AnyRow>; index: number }) {
  const { grid, cells, renderDetail } = useMatrixContext()
  const messages = useMessages().matrix
  const [first] = grid.columns
  const name = String((first && row.data[first.name]) ?? row.key)
  const toggleByMouse = (event: MouseEvent<HTMLElement>) => {
    const isOwnBusiness = (event.target as HTMLElement).closest('button, a, input, select')
    if (isOwnBusiness || window.getSelection()?.isCollapsed === false) return
    grid.toggleRow(row.key)
  }
  const mouse = renderDetail ? { onClick: toggleByMouse, 'data-opens': '' } : {}
  return (
    <>
      <div
        {...grid.getRowProps(index)}
        {...mouse}
        className="dia-row dia-body-row"
        data-expanded={row.isExpanded || undefined}
        style={{ gridTemplateColumns: grid.layout.template }}
      >
        {grid.hasDetail && (
          <div {...{ role: 'gridcell', 'aria-colindex': 1 }} className="dia-cell dia-expander">
            <button
              type="button"
              className="dia-icon-button"
              aria-expanded={row.isExpanded}
              aria-label={messages.detailOf(name)}
              {...grid.getFocusProps(index, 'expander')}
              onClick={() => grid.toggleRow(row.key)}
            >
              <ChevronIcon />
            </button>
          </div>
        )}
        {grid.columns.map((column, columnIndex) => {
          const Own = cells[column.name]
          const value = row.data[column.name]
          return (
            <div
              key={column.name}
              {...grid.getCellProps(column)}
              {...grid.getFocusProps(index, column)}
              className="dia-cell"
              data-kind={column.kind}
              data-pinned={columnIndex === 0 || undefined}
            >
              {Own ? (
                <Own value={value} row={row.data} column={column} />
              ) : (
                <MatrixCell kind={column.kind} value={value} />
              )}
            </div>
          )
        })}
      </div>
      {row.isExpanded && <MatrixDetail row={row} name={name} />}
    </>
  )
}
