import type { MatrixColumn } from '@dia/core/matrices'

/** What a cell is drawn from. `value` may be anything a database holds, garbage included. */
export interface MatrixCellProps<Row = Readonly<Record<string, unknown>>> {
  readonly value: unknown
  readonly row: Row
  readonly column: MatrixColumn<Row>
}
