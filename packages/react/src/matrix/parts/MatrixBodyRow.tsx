import type { MatrixColumn } from '@dia/core/matrices'
import { memo } from 'react'
import { useMessages } from '../../provider/index.js'
import { ChevronIcon } from '../../theme/icons.js'
import { cellProps, focusProps, rowProps } from '../grid/index.js'
import { MatrixBodyCell } from './MatrixBodyCell.js'
import type { AnyRow, MatrixContextValue } from './MatrixContext.js'
import { MatrixDetail } from './MatrixDetail.js'
import { MatrixRowActions } from './MatrixRowActions.js'
import { rowName } from './rowName.js'
import { SelectBox } from './SelectBox.js'

export interface MatrixBodyRowProps {
  readonly matrixName: string
  readonly rowKey: string
  readonly row: AnyRow
  /** Its place among the rows shown, and how many rows lie before them. */
  readonly index: number
  readonly offset: number
  /** Px from the first row's start; null where the document's own flow places it. */
  readonly start: number | null
  readonly columns: readonly MatrixColumn<AnyRow>[]
  readonly drawnColumns: ReadonlySet<number> | null
  readonly pinnedCount: number
  readonly lead: number
  readonly hasActions: boolean
  /** The column that is in the tab order, −1 where it is in another row. */
  readonly activeColumn: number
  readonly isExpanded: boolean
  /** Null where rows cannot be selected. */
  readonly isSelected: boolean | null
  readonly cells: MatrixContextValue['cells']
  readonly renderDetail: MatrixContextValue['renderDetail']
  readonly measure: (element: HTMLElement | null) => void
  onToggle(key: string): void
  readonly onSelect: ((key: string) => void) | undefined
  readonly onExtend: ((key: string) => void) | undefined
}

/** A row and, while it is open, its detail; drawn again only when something of its own changes. */
export const MatrixBodyRow = memo(function MatrixBodyRow(props: MatrixBodyRowProps) {
  const { start, isExpanded, rowKey, row, renderDetail, columns, lead } = props
  const trail = props.hasActions ? 1 : 0
  const line = (
    <>
      <RowLine {...props} />
      {isExpanded && renderDetail && (
        <MatrixDetail
          key={rowKey}
          rowKey={rowKey}
          name={rowName(columns, row, rowKey)}
          columnCount={columns.length + lead + trail}
        >
          {renderDetail(row)}
        </MatrixDetail>
      )}
    </>
  )
  if (start === null) return line
  return (
    <div
      className="dia-slot"
      role="presentation"
      data-index={props.index}
      ref={isExpanded ? props.measure : undefined}
      style={{ transform: `translate3d(0, ${start}px, 0)` }}
    >
      {line}
    </div>
  )
})

function RowLine(props: MatrixBodyRowProps) {
  const { rowKey, row, index, columns, drawnColumns, activeColumn, isExpanded, isSelected, lead } = props
  const words = useMessages().matrix
  const name = rowName(columns, row, rowKey)
  const { onSelect, onExtend, onToggle } = props
  return (
    <div
      {...rowProps(props.offset, index)}
      {...(isSelected === null ? {} : { 'aria-selected': isSelected })}
      className="dia-row dia-body-row"
      data-expanded={isExpanded || undefined}
      data-selected={isSelected || undefined}
    >
      {props.renderDetail && (
        <div
          {...cellProps(0)}
          className="dia-cell dia-lead dia-expander"
          data-pinned=""
          style={{ insetInlineStart: 'var(--dia-pin-0)' }}
        >
          <button
            type="button"
            className="dia-icon-button"
            aria-expanded={isExpanded}
            aria-label={words.detailOf(name)}
            {...focusProps(0, activeColumn === 0)}
            onClick={() => onToggle(rowKey)}
          >
            <ChevronIcon />
          </button>
        </div>
      )}
      {isSelected !== null && onSelect && (
        <div
          {...cellProps(lead - 1)}
          className="dia-cell dia-lead"
          data-pinned=""
          style={{ insetInlineStart: `var(--dia-pin-${lead - 1})` }}
        >
          <SelectBox
            label={words.selectRow(name)}
            isChecked={isSelected}
            focus={focusProps(lead - 1, activeColumn === lead - 1)}
            onToggle={() => onSelect(rowKey)}
            {...(onExtend ? { onExtend: () => onExtend(rowKey) } : {})}
          />
        </div>
      )}
      {columns.map((column, at) =>
        drawnColumns && !drawnColumns.has(at) ? null : (
          <MatrixBodyCell
            key={column.name}
            column={column}
            row={row}
            rowKey={rowKey}
            place={at + lead}
            isPlaced={drawnColumns !== null}
            isPinned={at < props.pinnedCount}
            isActive={activeColumn === at + lead}
            own={props.cells[column.name]}
            label={words.label(column.label, { matrix: props.matrixName, column: column.name })}
          />
        ),
      )}
      {props.hasActions && (
        <div
          {...cellProps(columns.length + lead)}
          className="dia-cell dia-trail"
          data-pinned="end"
          style={drawnColumns ? { gridColumn: columns.length + lead + 1 } : undefined}
        >
          <MatrixRowActions
            row={row}
            rowKey={rowKey}
            name={name}
            column={columns.length + lead}
            isActive={activeColumn === columns.length + lead}
          />
        </div>
      )}
    </div>
  )
}
