import type { MatrixColumn } from '@dia/core/matrices'

/** What a cell is drawn from. `value` may be anything a database holds, garbage included. */
export interface MatrixCellProps<Row = Readonly<Record<string, unknown>>> {
  readonly value: unknown
  readonly row: Row
  readonly column: MatrixColumn<Row>
}

/** What stands beside the value in the columns that the definition names as its companions. */
export interface CellCompanions {
  readonly id?: unknown
  readonly name?: unknown
  readonly entityType?: unknown
  readonly currency?: unknown
  readonly reason?: unknown
  /** The column's own zone. */
  readonly timeZone?: string
}

/** What a cell of a kind is drawn from; it is drawn again only when something of this changes. */
export interface KindCellProps extends CellCompanions {
  readonly value: unknown
}
