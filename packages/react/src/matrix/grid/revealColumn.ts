/** Scrolls a grid sideways until a cell stands clear of what is pinned; cells that are pinned stay where they are. */
export function revealColumn(scroller: HTMLElement, cell: HTMLElement): void {
  const own = cell.closest<HTMLElement>('[role="gridcell"], [role="columnheader"]')
  const row = own?.closest('[role="row"]')
  if (!own || !row) return
  // Where rows are cards, the head row scrolls by itself, and nothing in it is pinned.
  if (getComputedStyle(row).overflowX === 'auto') {
    own.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return
  }
  if (own.hasAttribute('data-pinned')) return
  const frame = scroller.getBoundingClientRect()
  const isRtl = getComputedStyle(scroller).direction === 'rtl'
  let start = isRtl ? frame.right : frame.left
  for (const pinned of row.querySelectorAll('[data-pinned]:not([data-pinned="end"])')) {
    const { left, right } = pinned.getBoundingClientRect()
    start = isRtl ? Math.min(start, left) : Math.max(start, right)
  }
  const trailing = row.querySelector('[data-pinned="end"]')?.getBoundingClientRect()
  const { left, right } = own.getBoundingClientRect()
  if (isRtl) {
    if (right > start) scroller.scrollLeft += right - start
    else if (left < (trailing?.right ?? frame.left))
      scroller.scrollLeft -= (trailing?.right ?? frame.left) - left
  } else if (left < start) scroller.scrollLeft -= start - left
  else if (right > (trailing?.left ?? frame.right))
    scroller.scrollLeft += right - (trailing?.left ?? frame.right)
}
