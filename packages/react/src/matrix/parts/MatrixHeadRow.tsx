import { offeredSorts } from '@dia/core/matrices'
import { useMessages } from '../../provider/index.js'
import { focusProps, headerProps } from '../grid/index.js'
import { MatrixColumnHeader } from './MatrixColumnHeader.js'
import { useMatrixContext } from './MatrixContext.js'
import { MatrixSelectPage } from './MatrixSelectPage.js'

/** The names of the columns, those the grid adds included. */
export function MatrixHeadRow({ activeColumn }: { activeColumn: number }) {
  const { matrix, grid, controls, selection } = useMatrixContext()
  const { matrix: words } = useMessages()
  const { columns, lead, drawnColumns, pinnedCount } = grid
  const offer = offeredSorts(matrix, controls.state)
  return (
    <>
      {grid.hasDetail && (
        <div
          {...headerProps(0, undefined)}
          {...focusProps(0, activeColumn === 0)}
          className="dia-cell dia-lead"
          data-pinned=""
          style={{ insetInlineStart: 'var(--dia-pin-0)' }}
        >
          <span className="dia-visually-hidden">{words.openDetail}</span>
        </div>
      )}
      {selection && <MatrixSelectPage column={lead - 1} isActive={activeColumn === lead - 1} />}
      {columns.map((column, index) => {
        if (drawnColumns && !drawnColumns.has(index)) return null
        return (
          <MatrixColumnHeader
            key={column.name}
            matrixName={matrix.name}
            column={column}
            place={index + lead}
            gridColumn={drawnColumns ? index + lead + 1 : null}
            pin={index < pinnedCount ? index + lead : null}
            isActive={activeColumn === index + lead}
            sort={grid.sortOf(column)}
            isSortOffered={offer.includes(column.name)}
            controls={controls}
          />
        )
      })}
      {grid.trail === 1 && (
        <div
          {...headerProps(columns.length + lead, undefined)}
          {...focusProps(columns.length + lead, activeColumn === columns.length + lead)}
          className="dia-cell dia-trail"
          data-pinned="end"
          style={drawnColumns ? { gridColumn: columns.length + lead + 1 } : undefined}
        >
          <span className="dia-visually-hidden">{words.rowActions}</span>
        </div>
      )}
    </>
  )
}
