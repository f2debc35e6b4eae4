import type { MatrixColumn } from '@dia/core/matrices'
import { type ComponentType, memo } from 'react'
import { cellCompanions, isSameCell, MatrixCell, type MatrixCellProps } from '../cells/index.js'
import { cellProps, focusProps } from '../grid/index.js'
import type { AnyRow } from './MatrixContext.js'

export interface MatrixBodyCellProps {
  readonly column: MatrixColumn<AnyRow>
  readonly row: AnyRow
  readonly rowKey: string
  /** Its place among all columns, those the grid adds included. */
  readonly place: number
  /** Not all columns are drawn, so that it has to say where it stands. */
  readonly isPlaced: boolean
  readonly isPinned: boolean
  readonly isActive: boolean
  /** The host's own drawing of the column. */
  readonly own: ComponentType<MatrixCellProps> | undefined
  /** The column's name, said beside the value where a row is a card. */
  readonly label: string
}

/** Kinds whose cells hold something that is open or was copied: another row's must not take it over. */
const KEEPS_STATE = new Set(['json', 'id', 'user', 'entity'])

/** One cell; drawn again only when its own value changes, whatever else of its row does. */
export const MatrixBodyCell = memo(function MatrixBodyCell(props: MatrixBodyCellProps) {
  const { column, row, rowKey, place, isPinned, isActive, own: Own } = props
  const style = {
    ...(isPinned ? { insetInlineStart: `var(--dia-pin-${place})` } : {}),
    ...(props.isPlaced ? { gridColumn: place + 1 } : {}),
  }
  return (
    <div
      {...cellProps(place)}
      {...focusProps(place, isActive)}
      className="dia-cell"
      data-kind={column.kind}
      data-label={props.label}
      data-pinned={isPinned ? '' : undefined}
      style={style}
    >
      {Own ? (
        <Own key={rowKey} value={row[column.name]} row={row} column={column} />
      ) : (
        <MatrixCell
          key={KEEPS_STATE.has(column.kind) ? rowKey : ''}
          kind={column.kind}
          value={row[column.name]}
          companions={cellCompanions(column, row)}
        />
      )}
    </div>
  )
}, isSame)

function isSame(before: MatrixBodyCellProps, after: MatrixBodyCellProps): boolean {
  const { column } = after
  if (
    before.column !== column ||
    before.place !== after.place ||
    before.isPlaced !== after.isPlaced ||
    before.isPinned !== after.isPinned ||
    before.isActive !== after.isActive ||
    before.own !== after.own ||
    before.label !== after.label
  ) {
    return false
  }
  if (before.rowKey !== after.rowKey && (after.own || KEEPS_STATE.has(column.kind))) return false
  if (after.own) return before.row === after.row || isSameRow(before.row, after.row)
  return isSameCell(
    { value: before.row[column.name], companions: cellCompanions(column, before.row) },
    { value: after.row[column.name], companions: cellCompanions(column, after.row) },
  )
}

/** A host's own cell may read anything of its row. */
function isSameRow(before: AnyRow, after: AnyRow): boolean {
  const names = Object.keys(after)
  return (
    names.length === Object.keys(before).length && names.every((name) => Object.is(before[name], after[name]))
  )
}
