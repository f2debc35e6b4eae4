import { DNA_DOMAINS } from '@dia/core/domains'
import type { HelixPalette } from './HelixPalette.js'
import { boxOf, type HelixGeometry, LATER_OPACITY } from './helixGeometry.js'

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
  for (let d = 0; d < DNA_DOMAINS.length; d++) {
    const fill = BANDS[d as 0] ? `url(#${id}-${DNA_DOMAINS[d]})` : palette.domains[0]
    const solid: string[] = []
    const hollow: string[] = []
    for (let i = 0; i < marks.count; i++) {
      if (marks.domains[i] !== d) continue
      const { x, y, width, height } = boxOf(marks.boxes, i)
      if (height < 0.05) continue
      const strength = marks.strengths[i] as number
      const opacity = strength === 0 ? LATER_OPACITY : strength
      if (marks.pushes[i] === 1)
        hollow.push(
          `<rect x="${fixed(x + 0.5)}" y="${fixed(y + 0.5)}" width="${fixed(Math.max(width - 1, 0.5))}" height="${fixed(Math.max(height - 1, 0.3))}" opacity="${fixed(opacity)}"/>`,
        )
      else
        solid.push(
          `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" opacity="${fixed(opacity)}"/>`,
        )
    }
    if (solid.length > 0) parts.push(`<g fill="${fill}">`, ...solid, '</g>')
    if (hollow.length > 0)
      parts.push(
        `<g fill="none" stroke="${palette.domains[d as 0]}" stroke-dasharray="2 2">`,
        ...hollow,
        '</g>',
      )
  }
  if (geometry.roll > 0.5)
    parts.push(
      `<rect x="${plot.x}" y="${fixed(geometry.zero - 0.5)}" width="${fixed(plot.width)}" height="1" fill="${palette.line}"/>`,
    )
  parts.push(strandGroup(geometry, true, palette.front))
  return parts.join('')
}

function strandGroup({ strands }: HelixGeometry, isFront: boolean, fill: string): string {
  const paths = strands.filter((strand) => strand.isFront === isFront).map(({ d }) => `<path d="${d}"/>`)
  return `<g fill="${fill}">${paths.join('')}</g>`
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100)
}
