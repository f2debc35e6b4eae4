import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { ColumnLayout } from './columnLayout.js'

/** Fewer columns than this are always all drawn. */
const FEW_COLUMNS = 14

/** Which columns of many are drawn: those pinned, those in the viewport, and the active one; null is all. */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  {
    layout,
    room,
    pinnedCount,
    active,
    isRtl,
  }: {
    layout: ColumnLayout
    room: number | null
    pinnedCount: number
    active: number
    isRtl: boolean
  },
): ReadonlySet<number> | null {
  'use no memo' // TanStack's virtualizer changes in place.
  const { sizes } = layout
  const isVirtual = room !== null && layout.leastWidth > room && sizes.length >= FEW_COLUMNS
  const virtualizer = useVirtualizer({
    horizontal: true,
    isRtl,
    count: isVirtual ? sizes.length : 0,
    enabled: isVirtual,
    overscan: 3,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizes[index] ?? 0,
    initialRect: { width: room ?? 0, height: 0 },
  })
  const measured = useRef(sizes)
  useEffect(() => {
    if (measured.current === sizes) return
    measured.current = sizes
    virtualizer.measure()
  }, [sizes, virtualizer])
  const drawn = isVirtual
    ? virtualizer
        .getVirtualItems()
        .map(({ index }) => index)
        .join(' ')
    : ''
  return useMemo(() => {
    if (!isVirtual) return null
    const pinned = Array.from({ length: pinnedCount }, (_, index) => index)
    return new Set([...pinned, active, ...drawn.split(' ').filter(Boolean).map(Number)])
  }, [isVirtual, drawn, pinnedCount, active])
}
