import type { MatrixColumn } from '@dia/core/matrices'
import type { RefObject } from 'react'
import { useMessages } from '../../provider/index.js'
import { MoreIcon } from '../../theme/icons.js'
import { LazyMenu, type MenuChoice } from '../../theme/overlays/index.js'
import { columnsBeside, type MatrixStateControls } from '../state/index.js'
import type { AnyRow } from './MatrixContext.js'

const STEP = 32

/** What can be done to a column, in a menu of its header. */
export function MatrixColumnActions({
  header,
  label,
  column,
  isSortOffered,
  isPinned,
  controls,
  onResize,
  onFit,
}: {
  header: RefObject<HTMLElement | null>
  label: string
  column: MatrixColumn<AnyRow>
  isSortOffered: boolean
  isPinned: boolean
  controls: MatrixStateControls
  onResize(step: number): void
  onFit(): void
}) {
  const words = useMessages().matrix
  const { name } = column
  const choices = (): MenuChoice[] => {
    const because = isSortOffered ? {} : { disabledBecause: words.sortNotOffered }
    const beside = columnsBeside(controls.state, name)
    const isLast = controls.state.columns.length === 1 ? { disabledBecause: words.lastColumn } : {}
    return [
      ...(column.sortable
        ? [
            { id: 'asc', label: words.sortAscending, ...because },
            { id: 'desc', label: words.sortDescending, ...because },
          ]
        : []),
      { id: 'pin', label: isPinned ? words.unpin : words.pin },
      ...(beside[0] === name ? [] : [{ id: 'before', label: words.moveBefore }]),
      ...(beside.at(-1) === name ? [] : [{ id: 'after', label: words.moveAfter }]),
      { id: 'wider', label: words.wider },
      { id: 'narrower', label: words.narrower },
      { id: 'fit', label: words.fitWidth },
      { id: 'reset', label: words.resetWidth },
      { id: 'hide', label: words.hideColumn, ...isLast },
    ]
  }
  const choose = (id: string) => {
    const { state } = controls
    if (id === 'asc' || id === 'desc') {
      controls.setState({ ...state, sort: { column: name, direction: id }, cursors: [] })
    } else if (id === 'pin') controls.togglePin(name)
    else if (id === 'before') controls.moveColumn(name, -1)
    else if (id === 'after') controls.moveColumn(name, 1)
    else if (id === 'wider') onResize(STEP)
    else if (id === 'narrower') onResize(-STEP)
    else if (id === 'fit') onFit()
    else if (id === 'reset') controls.setWidth(name, null)
    else if (id === 'hide') {
      const beside = labelBeside(header.current)
      controls.setColumns(state.columns.filter((other) => other !== name))
      // By then the column is gone, and so is the menu, which keeps the focus.
      requestAnimationFrame(() => beside?.focus())
    }
  }
  return (
    <LazyMenu
      label={words.columnActions(label)}
      trigger={<MoreIcon />}
      triggerClassName="dia-icon-button dia-column-actions"
      triggerProps={{ tabIndex: -1 }}
      placement="bottom end"
      choices={choices}
      onChoose={choose}
    />
  )
}

/** What takes the focus of the next column, or of the one before where it is the last. */
function labelBeside(header: HTMLElement | null): HTMLElement | null {
  const beside = [header?.nextElementSibling, header?.previousElementSibling].find((other) =>
    other?.matches('.dia-head-cell'),
  )
  return beside?.querySelector<HTMLElement>('[data-dia-column]') ?? null
}
