import type { MatrixColumnKind } from '@dia/core/matrices'

/** Narrowest width in px, and the share of spare room a column takes. */
const WIDTHS: Readonly<Record<MatrixColumnKind, { least: number; share: number }>> = {
  user: { least: 256, share: 2.5 },
  text: { least: 140, share: 1.25 },
  tags: { least: 180, share: 1.5 },
  json: { least: 200, share: 2 },
  id: { least: 136, share: 0 },
  badge: { least: 104, share: 0 },
  boolean: { least: 92, share: 0 },
  number: { least: 120, share: 0.5 },
  percent: { least: 132, share: 0.5 },
  time: { least: 128, share: 0.5 },
  entity: { least: 180, share: 1.5 },
  duration: { least: 104, share: 0.5 },
  money: { least: 120, share: 0.5 },
  influence: { least: 120, share: 0.5 },
  processing: { least: 104, share: 0 },
  sparkline: { least: 120, share: 0.5 },
}

/** Width of the column that opens the detail, in px. */
const EXPANDER_WIDTH = 36

/** The tracks of a grid row as CSS, and the narrowest width they fit in. */
export function columnLayout(
  kinds: readonly MatrixColumnKind[],
  hasDetail: boolean,
): { template: string; leastWidth: number } {
  const tracks = kinds.map((kind) => {
    const { least, share } = WIDTHS[kind]
    return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`
  })
  const leastWidth = kinds.reduce((sum, kind) => sum + WIDTHS[kind].least, hasDetail ? EXPANDER_WIDTH : 0)
  return { template: [...(hasDetail ? [`${EXPANDER_WIDTH}px`] : []), ...tracks].join(' '), leastWidth }
}
