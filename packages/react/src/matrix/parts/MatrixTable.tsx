import { useMessages } from '../../provider/index.js'
import { MatrixBodyRow } from './MatrixBodyRow.js'
import { MatrixColumnHeader } from './MatrixColumnHeader.js'
import { useMatrixContext } from './MatrixContext.js'
import { MatrixSkeleton } from './MatrixSkeleton.js'

const ROW_GROUP = { role: 'rowgroup' }

/** The grid itself: header, rows, open details; a skeleton until the first rows are there. */
export function MatrixTable() {
  const { grid, reading } = useMatrixContext()
  const messages = useMessages().matrix
  const isFirstLoad = reading.status === 'loading' && reading.readAt === null
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
            {...{ role: 'row', 'aria-rowindex': 1 }}
            className="dia-row dia-head-row"
            style={{ gridTemplateColumns: grid.layout.template }}
          >
            {grid.hasDetail && (
              <div {...{ role: 'columnheader', 'aria-colindex': 1 }} className="dia-cell dia-expander">
                <span className="dia-visually-hidden" {...grid.getFocusProps(-1, 'expander')}>
                  {messages.openDetail}
                </span>
              </div>
            )}
            {grid.columns.map((column, index) => (
              <MatrixColumnHeader key={column.name} column={column} isPinned={index === 0} />
            ))}
          </div>
        </div>
        <div {...ROW_GROUP} className="dia-grid-body">
          {isFirstLoad ? (
            <MatrixSkeleton />
          ) : (
            grid.rows.map((row, index) => <MatrixBodyRow key={row.key} row={row} index={index} />)
          )}
        </div>
      </div>
      {reading.status === 'loading' && <div className="dia-progress" aria-hidden="true" />}
    </div>
  )
}
