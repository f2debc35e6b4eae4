import type { GridPlace } from './moveFocus.js'

/** Marks the element that takes a cell's focus; one cell of the grid is in the tab order. */
export function focusProps(place: GridPlace, isActive: boolean) {
  return { tabIndex: isActive ? 0 : -1, 'data-dia-cell': `${place.row}:${place.column}` }
}

/** The place that `focusProps` marked, or null. */
export function placeOf(element: Element): GridPlace | null {
  const [row, column] = element.getAttribute('data-dia-cell')?.split(':').map(Number) ?? []
  return row === undefined || column === undefined ? null : { row, column }
}

/** A data row; the header is row 1, so the first of all rows is row 2. */
export function rowProps(offset: number, index: number) {
  return { role: 'row', 'aria-rowindex': offset + index + 2 }
}

export function cellProps(column: number) {
  return { role: 'gridcell', 'aria-colindex': column + 1 }
}

export function headerProps(column: number, sort: 'asc' | 'desc' | null | undefined) {
  return {
    role: 'columnheader',
    'aria-colindex': column + 1,
    ...(sort === undefined ? {} : { 'aria-sort': ARIA_SORT[sort ?? 'none'] }),
  }
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending', none: 'none' } as const
