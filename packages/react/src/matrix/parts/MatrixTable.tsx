import type { CSSProperties, MouseEvent } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { useDiaSettings } from '../../provider/index.js'
import { placeOf } from '../grid/gridProps.js'
import { HEAD_ROW_PROPS } from '../grid/index.js'
import { isSelected } from '../selection/index.js'
import { MatrixBodyRow } from './MatrixBodyRow.js'
import { useMatrixContext } from './MatrixContext.js'
import { MatrixHeadRow } from './MatrixHeadRow.js'
import { MatrixMoreFailed } from './MatrixMoreFailed.js'
import { MatrixSkeleton } from './MatrixSkeleton.js'

const ROW_GROUP = { role: 'rowgroup' }

/** The grid itself: header, rows, open details; a skeleton until the first rows are there. */
export function MatrixTable() {
  'use no memo' // The grid's window changes in place.
  const { matrix, grid, reading, cells, renderDetail, selection } = useMatrixContext()
  const { messages: words, format } = useDiaSettings()
  const messages = words.matrix
  const isFirstLoad = reading.status === 'loading' && reading.readAt === null
  const activeIn = (row: number) => (grid.active.row === row ? grid.active.column : -1)
  const { window, layout } = grid
  const tracks = useMemo(() => {
    const pins = layout.pins.map((start, index) => [`--dia-pin-${index}`, `${start}px`])
    return {
      ...Object.fromEntries(pins),
      '--dia-tracks': layout.template,
      '--dia-pinned': `${layout.pinnedWidth}px`,
      '--dia-least': `${layout.leastWidth}px`,
      ...(grid.cardHeight === null ? {} : { '--dia-card': `${grid.cardHeight}px` }),
    } as CSSProperties
  }, [layout, grid.cardHeight])

  const { readMore } = reading
  const lastDrawn = grid.rows.at(-1)?.index ?? -1
  // What failed waits for whoever tries again; what was abandoned is read once it can be.
  const canReadMore =
    reading.status === 'ready' && reading.next !== null && !reading.isReadingMore && !reading.moreError
  const isNearEnd = reading.paging === 'endless' && canReadMore && lastDrawn >= reading.view.length - 20
  const bodyEnd = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    if (!isNearEnd) return
    if (window.isVirtual || typeof IntersectionObserver === 'undefined') {
      readMore()
      return
    }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) readMore()
    })
    if (bodyEnd.current) observer.observe(bodyEnd.current)
    return () => observer.disconnect()
  }, [isNearEnd, window.isVirtual, readMore])

  const openByMouse = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (target.closest('button, a, input, select, label, [data-dia-detail]')) return
    if (globalThis.getSelection?.()?.isCollapsed === false) return
    const cell = target.closest('[role="gridcell"]')
    const place = cell && (placeOf(cell) ?? placeOf(cell.querySelector('[data-dia-column]') ?? cell))
    const row = place && grid.rows.find(({ index }) => index === place.row)
    if (row) grid.toggleRow(row.key)
  }

  const rows = isFirstLoad ? (
    <MatrixSkeleton />
  ) : (
    grid.rows.map((row) => (
      <MatrixBodyRow
        key={row.slot}
        matrixName={matrix.name}
        rowKey={row.key}
        row={row.data}
        index={row.index}
        start={row.start}
        offset={reading.offset}
        columns={grid.columns}
        drawnColumns={grid.drawnColumns}
        pinnedCount={grid.pinnedCount}
        lead={grid.lead}
        hasActions={grid.trail === 1}
        activeColumn={activeIn(row.index)}
        isExpanded={row.isExpanded}
        isSelected={selection ? isSelected(selection.selection, row.key) : null}
        cells={cells}
        renderDetail={renderDetail}
        measure={window.measure}
        onToggle={grid.toggleRow}
        onSelect={selection?.toggle}
        onExtend={selection?.extendTo}
      />
    ))
  )
  return (
    <div
      ref={grid.scrollerRef}
      className="dia-scroller"
      data-virtual={window.isVirtual ? (grid.cardHeight === null ? 'columns' : 'cards') : undefined}
    >
      <div
        ref={grid.ref}
        {...grid.getGridProps()}
        className="dia-grid"
        data-stale={reading.isStale || undefined}
        data-other={reading.isOfOtherRequest || undefined}
        style={tracks}
      >
        <div {...ROW_GROUP} className="dia-grid-head">
          <div {...HEAD_ROW_PROPS} className="dia-row dia-head-row">
            <MatrixHeadRow activeColumn={activeIn(-1)} />
          </div>
        </div>
        <div
          {...ROW_GROUP}
          {...(grid.hasDetail ? { onClick: openByMouse, 'data-opens': '' } : {})}
          className="dia-grid-body"
          style={window.isVirtual ? { blockSize: window.height } : undefined}
        >
          {window.isVirtual ? (
            <div
              className="dia-window"
              role="presentation"
              style={{ blockSize: Math.min(grid.bodyRoom ?? 0, window.height) }}
            >
              <div ref={window.layerRef} className="dia-layer" role="presentation">
                {rows}
              </div>
            </div>
          ) : (
            rows
          )}
        </div>
      </div>
      <div ref={bodyEnd} className="dia-grid-end" aria-hidden="true" />
      <MatrixMoreFailed />
      {window.isCut && (
        <p className="dia-muted">
          {messages.printedFirst(format.number(grid.rows.length), format.number(reading.view.length))}
        </p>
      )}
      {(reading.status === 'loading' || reading.isReadingMore) && (
        <div className="dia-progress" aria-hidden="true" />
      )}
      {reading.isReadingMore && (
        <div role="status" className="dia-visually-hidden">
          {messages.loading}
        </div>
      )}
    </div>
  )
}
