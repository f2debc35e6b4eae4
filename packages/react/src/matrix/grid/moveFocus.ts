/** A place in the grid; row −1 is the header. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

export interface GridExtent {
  readonly rows: number
  readonly columns: number
}

/** Rows that PageUp and PageDown move by where nothing else is said. */
const PAGE_STEP = 10

/** Where a key leads from a place, as the ARIA grid pattern says; null for keys that move nothing. */
export function moveFocus(
  from: GridPlace,
  key: string,
  extent: GridExtent,
  {
    isRtl = false,
    withControl = false,
    pageStep = PAGE_STEP,
  }: { isRtl?: boolean; withControl?: boolean; pageStep?: number } = {},
): GridPlace | null {
  const lastRow = extent.rows - 1
  const lastColumn = extent.columns - 1
  const place = (row: number, column: number): GridPlace => ({
    row: Math.min(Math.max(row, -1), lastRow),
    column: Math.min(Math.max(column, 0), lastColumn),
  })
  switch (key) {
    case 'ArrowDown':
      return place(from.row + 1, from.column)
    case 'ArrowUp':
      return place(from.row - 1, from.column)
    case 'ArrowRight':
      return place(from.row, from.column + (isRtl ? -1 : 1))
    case 'ArrowLeft':
      return place(from.row, from.column + (isRtl ? 1 : -1))
    case 'Home':
      return place(withControl ? -1 : from.row, 0)
    case 'End':
      return place(withControl ? lastRow : from.row, lastColumn)
    case 'PageDown':
      return place(from.row + pageStep, from.column)
    case 'PageUp':
      return place(from.row - pageStep, from.column)
    default:
      return null
  }
}
