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
  readonly onSelectRow: ((key: string) => void) | undefined
}

/** What keys do in a grid: arrows and their like move; Enter acts or opens; the space bar selects, or opens. */
export function useGridKeys(options: GridKeysOptions): (event: KeyboardEvent<HTMLElement>) => void {
  const { extent, visibleRows, activeColumn, keyAt, indexOfKey, focus, onOpenRow, onSelectRow } = options
  const press = (event: KeyboardEvent<HTMLElement>, at: GridPlace): boolean => {
    const target = event.target as HTMLElement
    const key = keyAt(at.row)
    if (key === undefined || target.matches('button, input')) return false
    const action = target.querySelector<HTMLElement>('[data-dia-cell-action]')
    if (event.key === 'Enter' && action) action.click()
    else if (event.key === ' ' && onSelectRow) onSelectRow(key)
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
    if (!at || event.altKey || event.metaKey || event.shiftKey) return
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
