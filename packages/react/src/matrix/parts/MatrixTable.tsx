import { useMessages } from '../../provider/index.js'
import { focusProps, headerProps } from '../grid/index.js'
import { MatrixBodyRow } from './MatrixBodyRow.js'
import { MatrixColumnHeader } from './MatrixColumnHeader.js'
import { useMatrixContext } from './MatrixContext.js'
import { MatrixSkeleton } from './MatrixSkeleton.js'

const ROW_GROUP = { role: 'rowgroup' }
const HEAD_ROW = { role: 'row', 'aria-rowindex': 1 }

/** The grid itself: header, rows, open details; a skeleton until the first rows are there. */
export function MatrixTable() {
  const { matrix, grid, reading, cells, renderDetail } = useMatrixContext()
  const messages = useMessages().matrix
  const isFirstLoad = reading.status === 'loading' && reading.readAt === null
  const activeIn = (row: number) => (grid.active.row === row ? grid.active.column : -1)
  return (
    <div className="dia-scroller">
      <div
        ref={grid.ref}
        {...grid.getGridProps()}
        className="dia-grid"
        data-stale={reading.isStale || undefined}
        style={{ minInlineSize: grid.layout.leastWidth }}
      >
        <div {...ROW_GROUP} className="dia-grid-head">
          <div
            {...HEAD_ROW}
            className="dia-row dia-head-row"
            style={{ gridTemplateColumns: grid.layout.template }}
          >
            {grid.hasDetail && (
              <div
                {...headerProps(0, undefined)}
                {...focusProps({ row: -1, column: 0 }, activeIn(-1) === 0)}
                className="dia-cell dia-expander"
              >
                <span className="dia-visually-hidden">{messages.openDetail}</span>
              </div>
            )}
            {grid.columns.map((column, index) => (
              <MatrixColumnHeader
                key={column.name}
                matrixName={matrix.name}
                column={column}
                place={index + grid.lead}
                isPinned={index === 0}
                isActive={activeIn(-1) === index + grid.lead}
                sort={grid.sortOf(column)}
                onSort={grid.toggleSort}
              />
            ))}
          </div>
        </div>
        <div {...ROW_GROUP} className="dia-grid-body">
          {isFirstLoad ? (
            <MatrixSkeleton />
          ) : (
            grid.rows.map((row, index) => (
              <MatrixBodyRow
                key={row.key}
                rowKey={row.key}
                row={row.data}
                index={index}
                offset={reading.offset}
                columns={grid.columns}
                template={grid.layout.template}
                activeColumn={activeIn(index)}
                isExpanded={row.isExpanded}
                cells={cells}
                renderDetail={renderDetail}
                onToggle={grid.toggleRow}
              />
            ))
          )}
        </div>
      </div>
      {reading.status === 'loading' && <div className="dia-progress" aria-hidden="true" />}
    </div>
  )
}
