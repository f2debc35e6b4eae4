import type { GridPlace } from './moveFocus.js'

/** Marks the element that takes a cell's focus; one cell of the grid is in the tab order. */
export function focusProps(column: number, isActive: boolean) {
  return { tabIndex: isActive ? 0 : -1, 'data-dia-column': column }
}

/** The place of an element that `focusProps` marked, or null. */
export function placeOf(element: Element): GridPlace | null {
  const column = element.getAttribute('data-dia-column')
  const row = element.closest('[data-dia-row]')?.getAttribute('data-dia-row')
  return column === null || row === null || row === undefined
    ? null
    : { row: Number(row), column: Number(column) }
}

/** Finds the element of a place; it is nobody else's, since grids in details have places of their own. */
export function elementAt(grid: HTMLElement, { row, column }: GridPlace): HTMLElement | null {
  const place = `[data-dia-row="${row}"] [data-dia-column="${column}"]`
  return grid.querySelector<HTMLElement>(place)
}

/** The header; row −1 to the focus, row 1 to ARIA. */
export const HEAD_ROW_PROPS = { role: 'row', 'aria-rowindex': 1, 'data-dia-row': -1 }

/** A data row; the header is row 1, so the first of all rows is row 2. */
export function rowProps(offset: number, index: number) {
  return { role: 'row', 'aria-rowindex': offset + index + 2, 'data-dia-row': index }
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
