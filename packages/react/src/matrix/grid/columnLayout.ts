import type { MatrixColumnKind } from '@dia/core/matrices'

/** Narrowest width in px, and the share of spare room a column takes. */
const WIDTHS: Readonly<Record<MatrixColumnKind, { least: number; share: number }>> = {
  user: { least: 236, share: 2.5 },
  text: { least: 132, share: 1.25 },
  tags: { least: 180, share: 1.5 },
  json: { least: 180, share: 2 },
  id: { least: 136, share: 0 },
  badge: { least: 112, share: 0.25 },
  boolean: { least: 96, share: 0 },
  number: { least: 118, share: 0.5 },
  percent: { least: 128, share: 0.5 },
  time: { least: 124, share: 0.5 },
  entity: { least: 172, share: 1.5 },
  duration: { least: 96, share: 0.5 },
  money: { least: 124, share: 0.5 },
  influence: { least: 296, share: 1 },
  processing: { least: 112, share: 0.25 },
  sparkline: { least: 120, share: 0.5 },
}

/** Widths in px of the columns the grid itself adds. */
const LEAD_WIDTH = 36
const TRAIL_WIDTH = 40

/** Px that the first pinned column leaves to those that scroll; all that are pinned take no more than half. */
const LEAST_BESIDE = 132

export interface ColumnLayoutInput {
  readonly columns: readonly { readonly name: string; readonly kind: MatrixColumnKind }[]
  readonly widths: Readonly<Record<string, number>>
  /** How many columns the grid puts before them, and after them. */
  readonly lead: number
  readonly trail: number
  readonly pinnedCount: number
  /** Width in px to fill; null while nobody knows it. */
  readonly room: number | null
}

export interface ColumnLayout {
  /** The tracks of a grid row, as CSS. */
  readonly template: string
  /** The narrowest width they fit in, in px. */
  readonly leastWidth: number
  /** Width in px of each column; the narrowest while the room is unknown. */
  readonly sizes: readonly number[]
  /** Where each column stands that does not scroll, in px from the start: those the grid adds, then pinned ones. */
  readonly pins: readonly number[]
  /** Px they take together. */
  readonly pinnedWidth: number
}

/** Gives each column its width: what the admin chose, else its narrowest and a share of what is to spare. */
export function columnLayout({
  columns,
  widths,
  lead,
  trail,
  pinnedCount,
  room,
}: ColumnLayoutInput): ColumnLayout {
  const fixed = lead * LEAD_WIDTH + trail * TRAIL_WIDTH
  const least = columns.map(({ name, kind }) => widths[name] ?? WIDTHS[kind].least)
  const shares = columns.map(({ name, kind }) => (widths[name] === undefined ? WIDTHS[kind].share : 0))
  const leastWidth = least.reduce((sum, width) => sum + width, fixed)
  const shareSum = shares.reduce((sum, share) => sum + share, 0)
  const spare = room === null || shareSum === 0 ? 0 : Math.max(room - leastWidth, 0)
  const sizes = least.map((width, index) =>
    Math.floor(width + (spare * (shares[index] ?? 0)) / Math.max(shareSum, 1)),
  )
  const tracks =
    room === null
      ? least.map((width, index) => (shares[index] ? `minmax(${width}px, ${shares[index]}fr)` : `${width}px`))
      : sizes.map((width, index) =>
          // What rounding leaves over falls to the last column.
          index === sizes.length - 1 && trail === 0 ? `minmax(${width}px, 1fr)` : `${width}px`,
        )
  const filler =
    room !== null && trail > 0 && spare > 0 ? `minmax(${TRAIL_WIDTH}px, 1fr)` : `${TRAIL_WIDTH}px`
  const template = [
    ...Array.from({ length: lead }, () => `${LEAD_WIDTH}px`),
    ...tracks,
    ...Array.from({ length: trail }, () => filler),
  ].join(' ')
  const pins = Array.from({ length: lead }, (_, index) => index * LEAD_WIDTH)
  let start = lead * LEAD_WIDTH
  const scrollRoom =
    room === null || room >= leastWidth ? Number.POSITIVE_INFINITY : room - trail * TRAIL_WIDTH
  for (const [at, size] of sizes.slice(0, pinnedCount).entries()) {
    const limit = at === 0 ? scrollRoom - LEAST_BESIDE : scrollRoom / 2
    if (start + size > limit) break
    pins.push(start)
    start += size
  }
  return { template, leastWidth, sizes, pins, pinnedWidth: start }
}
