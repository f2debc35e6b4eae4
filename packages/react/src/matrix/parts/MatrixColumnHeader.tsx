import type { MatrixColumn } from '@dia/core/matrices'
import { type DragEvent, type KeyboardEvent, memo, useRef } from 'react'
import { useMessages } from '../../provider/index.js'
import { SortIcon } from '../../theme/icons.js'
import { LazyTooltip } from '../../theme/overlays/index.js'
import { focusProps, headerProps } from '../grid/index.js'
import { type MatrixStateControls, stepsOnto } from '../state/index.js'
import { MatrixColumnActions } from './MatrixColumnActions.js'
import type { AnyRow } from './MatrixContext.js'
import { useColumnResize } from './useColumnResize.js'

export interface MatrixColumnHeaderProps {
  readonly matrixName: string
  readonly column: MatrixColumn<AnyRow>
  /** Its place among all columns, those the grid adds included. */
  readonly place: number
  /** Where it stands while not all columns are drawn, else null. */
  readonly gridColumn: number | null
  /** Its place among the columns that stand still, else null: also where pinned ones have no room to. */
  readonly pin: number | null
  readonly isActive: boolean
  readonly sort: 'asc' | 'desc' | null
  /** False under filters that the sort is not offered with. */
  readonly isSortOffered: boolean
  readonly controls: MatrixStateControls
}

const DRAGGED = 'application/x-dia-column'

/**
 * A column's name: sorts where the matrix offers it, explains itself, is dragged to another place, made wider and
 * narrower. Alt and an arrow move it, Shift and an arrow resize it, Alt and down open its menu.
 */
export const MatrixColumnHeader = memo(function MatrixColumnHeader(props: MatrixColumnHeaderProps) {
  const { matrixName, column, place, isActive, sort, isSortOffered, controls } = props
  const messages = useMessages().matrix
  const cellRef = useRef<HTMLDivElement | null>(null)
  const resize = useColumnResize(cellRef, (width) => controls.setWidth(column.name, width))
  const where = { matrix: matrixName, column: column.name }
  const label = messages.label(column.label, where)
  const description = column.description && messages.label(column.description, where)
  const why = column.sortable && !isSortOffered ? messages.sortNotOffered : undefined
  const explained = [description, why].filter(Boolean).join(' · ')
  const focus = focusProps(place, isActive)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = (event.key === 'ArrowRight') === isRtl ? -1 : 1
    if (event.altKey && event.key === 'ArrowDown') {
      cellRef.current?.querySelector<HTMLElement>('.dia-column-actions')?.click()
    } else if (event.altKey && isArrow) controls.moveColumn(column.name, step)
    else if (event.shiftKey && isArrow) resize.by(step * 16)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const drag = {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAGGED, column.name),
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      const dragged = event.dataTransfer.getData(DRAGGED)
      if (controls.state.columns.includes(dragged))
        controls.moveColumn(dragged, stepsOnto(controls.state, dragged, column.name))
    },
  }
  const name = (
    <>
      <span className="dia-text">{label}</span>
      {column.sortable && (
        <span className="dia-sort-icon" data-sorted={sort !== null}>
          <SortIcon direction={sort} />
        </span>
      )}
    </>
  )
  const button = column.sortable ? (
    <button
      type="button"
      className="dia-sort"
      aria-disabled={!isSortOffered || undefined}
      {...focus}
      onClick={() => controls.toggleSort(column.name)}
    >
      {name}
      {why !== undefined && <span className="dia-visually-hidden">{why}</span>}
    </button>
  ) : (
    <span className="dia-column-label" {...focus}>
      {name}
    </span>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is columnheader
    <div
      ref={cellRef}
      {...headerProps(place, column.sortable ? sort : undefined)}
      {...drag}
      className="dia-cell dia-head-cell"
      data-kind={column.kind}
      data-pinned={props.pin === null ? undefined : ''}
      data-offered={isSortOffered}
      style={{
        ...(props.pin === null ? {} : { insetInlineStart: `var(--dia-pin-${props.pin})` }),
        ...(props.gridColumn === null ? {} : { gridColumn: props.gridColumn }),
      }}
      onKeyDown={onKeyDown}
    >
      {explained === '' ? button : <LazyTooltip text={explained}>{button}</LazyTooltip>}
      <MatrixColumnActions
        header={cellRef}
        label={label}
        column={column}
        isSortOffered={isSortOffered}
        isPinned={controls.state.pinned.includes(column.name)}
        controls={controls}
        onResize={resize.by}
        onFit={resize.fit}
      />
      <span className="dia-resizer" aria-hidden="true" {...resize.handle} />
    </div>
  )
})
