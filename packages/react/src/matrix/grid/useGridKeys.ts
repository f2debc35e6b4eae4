import type { KeyboardEvent } from 'react'
import { placeOf } from './gridProps.js'
import { type GridExtent, type GridPlace, moveFocus } from './moveFocus.js'

export interface GridKeysOptions {
  readonly extent: GridExtent
  /** Rows that PageUp and PageDown move by. */
  readonly visibleRows: number
  readonly activeColumn: number
  keyAt(index: number): string | undefined
  indexOfKey(key: string): number
  focus(place: GridPlace): void
  readonly onOpenRow: ((key: string) => void) | undefined
  readonly selection: GridSelection | undefined
}

/** How rows are selected by keys. */
export interface GridSelection {
  toggle(key: string): void
  /** Makes the range that ends at `from` reach to this row. */
  extendTo(key: string, from: string): void
  selectShown(): void
}

/**
 * What keys do in a grid: arrows and their like move; Enter acts or opens; the space bar selects, or opens; shift and an
 * arrow select on, control (or command) and A all rows shown.
 */
export function useGridKeys(options: GridKeysOptions): (event: KeyboardEvent<HTMLElement>) => void {
  const { extent, visibleRows, activeColumn, keyAt, indexOfKey, focus, onOpenRow, selection } = options
  const press = (event: KeyboardEvent<HTMLElement>, at: GridPlace): boolean => {
    const target = event.target as HTMLElement
    const key = keyAt(at.row)
    if (key === undefined || target.matches('button, input')) return false
    const action = target.querySelector<HTMLElement>('[data-dia-cell-action]')
    if (event.key === 'Enter' && action) action.click()
    else if (event.key === ' ' && selection) selection.toggle(key)
    else if (onOpenRow) onOpenRow(key)
    else return false
    return true
  }
  return (event) => {
    const target = event.target as HTMLElement
    const detail = target.closest('[data-dia-detail]')
    if (detail) {
      if (event.key !== 'Escape') return
      const row = indexOfKey(detail.getAttribute('data-dia-detail') ?? '')
      if (row >= 0) focus({ row, column: activeColumn })
      return
    }
    const at = placeOf(target)
    if (!at || event.altKey) return
    const withCommand = event.ctrlKey || event.metaKey
    if (selection && withCommand && !event.shiftKey && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      selection.selectShown()
      return
    }
    if (event.shiftKey && !withCommand && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const row = at.row + (event.key === 'ArrowDown' ? 1 : -1)
      const [from, key] = [keyAt(at.row), keyAt(row)]
      if (!selection || from === undefined) return
      event.preventDefault()
      if (key === undefined) return
      selection.extendTo(key, from)
      focus({ row, column: at.column })
      return
    }
    if (event.metaKey || event.shiftKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      if (press(event, at)) event.preventDefault()
      return
    }
    const to = moveFocus(at, event.key, extent, {
      isRtl: getComputedStyle(event.currentTarget).direction === 'rtl',
      withControl: event.ctrlKey,
      pageStep: visibleRows,
    })
    if (!to) return
    event.preventDefault()
    focus(to)
  }
}
