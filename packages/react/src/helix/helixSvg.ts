import { DNA_DOMAINS } from '@dia/core/domains'
import type { HelixPalette } from './HelixPalette.js'
import { boxOf, type HelixGeometry, type HelixMarks } from './helixGeometry.js'
import { lookOfKey, marksByLook, opacityOf } from './helixLevels.js'

/** DIA's tokens, for an SVG inside a page that has them. */
export const TOKEN_PALETTE: HelixPalette = {
  domains: ['var(--dia-cultural)', 'var(--dia-behavioral)', 'var(--dia-economic)', 'var(--dia-spatial)'],
  front: 'var(--dia-helix-front)',
  back: 'var(--dia-helix-back)',
  line: 'var(--dia-line-strong)',
  text: 'var(--dia-muted)',
  ground: 'var(--dia-surface)',
}

/** Bands across each domain's colour, so that colour is never alone; the cultural domain is plain. */
const BANDS = [
  null,
  { height: 5, path: 'M0 4.5H8', width: 1 },
  { height: 3, path: 'M0 2.5H8', width: 1 },
  { height: 6, path: 'M0 4.8H8', width: 2.4 },
] as const

/**
 * The marks of a helix as SVG text: the static form that a server renders, the small form on the page, and the export.
 * It holds numbers and the palette only, nothing that a user wrote.
 */
export function helixSvg(geometry: HelixGeometry, palette: HelixPalette, id: string): string {
  const { marks, plot } = geometry
  const parts: string[] = ['<defs>']
  BANDS.forEach((bands, d) => {
    if (bands === null) return
    parts.push(
      `<pattern id="${id}-${DNA_DOMAINS[d]}" width="8" height="${bands.height}" patternUnits="userSpaceOnUse">`,
      `<rect width="8" height="${bands.height}" fill="${palette.domains[d as 0]}"/>`,
      `<path d="${bands.path}" stroke="${palette.ground}" stroke-opacity=".42" stroke-width="${bands.width}"/>`,
      '</pattern>',
    )
  })
  parts.push('</defs>', strandGroup(geometry, false, palette.back))
  for (const [key, members] of marksByLook(marks)) {
    const { domain, isPush, level } = lookOfKey(key)
    const opacity = `opacity="${fixed(opacityOf(level))}"`
    if (!isPush) {
      const fill = BANDS[domain] ? `url(#${id}-${DNA_DOMAINS[domain]})` : palette.domains[domain]
      parts.push(`<path fill="${fill}" ${opacity} d="${members.map((i) => boxPath(marks, i)).join('')}"/>`)
      continue
    }
    parts.push(
      `<path fill="none" stroke="${palette.domains[domain]}" ${opacity} stroke-dasharray="2 2" d="${members.map((i) => hollowPath(marks, i)).join('')}"/>`,
    )
  }
  if (geometry.roll > 0.5)
    parts.push(
      `<rect x="${plot.x}" y="${fixed(geometry.zero - 0.5)}" width="${fixed(plot.width)}" height="1" fill="${palette.line}"/>`,
    )
  parts.push(strandGroup(geometry, true, palette.front))
  return parts.join('')
}

function boxPath({ boxes }: HelixMarks, mark: number): string {
  const { x, y, width, height } = boxOf(boxes, mark)
  return `M${fixed(x)} ${fixed(y)}h${fixed(width)}v${fixed(height)}h${fixed(-width)}z`
}

/** Dashes begin anew with each box. */
function hollowPath({ boxes }: HelixMarks, mark: number): string {
  const { x, y, width, height } = boxOf(boxes, mark)
  const [across, down] = [Math.max(width - 1, 0.5), Math.max(height - 1, 0.3)]
  return `M${fixed(x + 0.5)} ${fixed(y + 0.5)}h${fixed(across)}v${fixed(down)}h${fixed(-across)}z`
}

function strandGroup({ strands }: HelixGeometry, isFront: boolean, fill: string): string {
  const paths = strands.filter((strand) => strand.isFront === isFront).map(({ d }) => `<path d="${d}"/>`)
  return `<g fill="${fill}">${paths.join('')}</g>`
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100)
}
