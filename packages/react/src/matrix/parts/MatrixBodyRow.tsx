import type { MatrixColumn } from '@dia/core/matrices'
import { type MouseEvent, memo } from 'react'
import { useMessages } from '../../provider/index.js'
import { ChevronIcon } from '../../theme/icons.js'
import { MatrixCell } from '../cells/index.js'
import { cellProps, focusProps, rowProps } from '../grid/index.js'
import type { AnyRow, MatrixContextValue } from './MatrixContext.js'
import { MatrixDetail } from './MatrixDetail.js'

export interface MatrixBodyRowProps {
  readonly rowKey: string
  readonly row: AnyRow
  /** Its place on the page, and how many rows lie before the page. */
  readonly index: number
  readonly offset: number
  readonly columns: readonly MatrixColumn<AnyRow>[]
  readonly template: string
  /** The column that is in the tab order, −1 where it is in another row. */
  readonly activeColumn: number
  readonly isExpanded: boolean
  readonly cells: MatrixContextValue['cells']
  readonly renderDetail: MatrixContextValue['renderDetail']
  onToggle(key: string): void
}

/** A row and, while it is open, its detail; drawn again only when something of its own changes. */
export const MatrixBodyRow = memo(function MatrixBodyRow(props: MatrixBodyRowProps) {
  const { rowKey, row, index, columns, activeColumn, isExpanded, renderDetail, onToggle } = props
  const messages = useMessages().matrix
  const [first] = columns
  const name = String((first && row[first.name]) ?? rowKey)
  const lead = renderDetail ? 1 : 0
  const toggleByMouse = (event: MouseEvent<HTMLElement>) => {
    const isOwnBusiness = (event.target as HTMLElement).closest('button, a, input, select')
    if (isOwnBusiness || window.getSelection()?.isCollapsed === false) return
    onToggle(rowKey)
  }
  const mouse = renderDetail ? { onClick: toggleByMouse, 'data-opens': '' } : {}
  return (
    <>
      <div
        {...rowProps(props.offset, index)}
        {...mouse}
        className="dia-row dia-body-row"
        data-expanded={isExpanded || undefined}
        style={{ gridTemplateColumns: props.template }}
      >
        {renderDetail && (
          <div {...cellProps(0)} className="dia-cell dia-expander">
            <button
              type="button"
              className="dia-icon-button"
              aria-expanded={isExpanded}
              aria-label={messages.detailOf(name)}
              {...focusProps({ row: index, column: 0 }, activeColumn === 0)}
              onClick={() => onToggle(rowKey)}
            >
              <ChevronIcon />
            </button>
          </div>
        )}
        {columns.map((column, columnIndex) => {
          const place = columnIndex + lead
          const Own = props.cells[column.name]
          const value = row[column.name]
          return (
            <div
              key={column.name}
              {...cellProps(place)}
              {...focusProps({ row: index, column: place }, activeColumn === place)}
              className="dia-cell"
              data-kind={column.kind}
              data-pinned={columnIndex === 0 || undefined}
            >
              {Own ? (
                <Own value={value} row={row} column={column} />
              ) : (
                <MatrixCell kind={column.kind} value={value} />
              )}
            </div>
          )
        })}
      </div>
      {isExpanded && renderDetail && (
        <MatrixDetail rowKey={rowKey} name={name} columnCount={columns.length + lead}>
          {renderDetail(row)}
        </MatrixDetail>
      )}
    </>
  )
})
