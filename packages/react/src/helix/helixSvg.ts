import { DNA_DOMAINS } from '@dia/core/domains'
import type { HelixPalette } from './HelixPalette.js'
import { BAND_OPACITY, DOMAIN_BANDS } from './helixBands.js'
import { boxOf, type HelixGeometry, type HelixMarks } from './helixGeometry.js'
import type { HelixLayout } from './helixLayout.js'
import { HOLLOW_FILL, isOutlined, lookOfKey, marksByLook, opacityOf } from './helixLevels.js'

/** DIA's tokens, for an SVG inside a page that has them. */
export const TOKEN_PALETTE: HelixPalette = {
  domains: ['var(--dia-cultural)', 'var(--dia-behavioral)', 'var(--dia-economic)', 'var(--dia-spatial)'],
  front: 'var(--dia-helix-front)',
  back: 'var(--dia-helix-back)',
  line: 'var(--dia-line-strong)',
  text: 'var(--dia-muted)',
  ground: 'var(--dia-surface)',
}

/**
 * The marks of a helix as SVG text: the static form that a server renders, the small form on the page, and the export.
 * It holds numbers and the palette only, nothing that a user wrote.
 */
export function helixSvg(
  { chart, strip }: Pick<HelixLayout, 'chart' | 'strip'>,
  palette: HelixPalette,
  id: string,
): string {
  const parts: string[] = ['<defs>']
  DOMAIN_BANDS.forEach((bands, d) => {
    if (bands === null) return
    const { every, band } = bands
    parts.push(
      `<pattern id="${id}-${DNA_DOMAINS[d]}" width="8" height="${every}" patternUnits="userSpaceOnUse">`,
      `<rect width="8" height="${every}" fill="${palette.domains[d as 0]}"/>`,
      `<rect y="${every - band}" width="8" height="${band}" fill="${palette.ground}" fill-opacity="${BAND_OPACITY}"/>`,
      '</pattern>',
    )
  })
  parts.push('</defs>', ...chartParts(chart, palette, id))
  if (strip) parts.push(...chartParts(strip, palette, id))
  return parts.join('')
}

function chartParts(geometry: HelixGeometry, palette: HelixPalette, id: string): string[] {
  const { marks, plot } = geometry
  const parts = [strandGroup(geometry, false, palette.back)]
  for (const [key, members] of marksByLook(marks)) {
    const { domain, isPush, level } = lookOfKey(key)
    const opacity = `opacity="${fixed(opacityOf(level))}"`
    if (!isPush) {
      const fill = DOMAIN_BANDS[domain] ? `url(#${id}-${DNA_DOMAINS[domain]})` : palette.domains[domain]
      parts.push(`<path fill="${fill}" ${opacity} d="${members.map((i) => boxPath(marks, i)).join('')}"/>`)
      continue
    }
    const colour = palette.domains[domain]
    const pathOf = (outlined: boolean) =>
      members.flatMap((i) => (isOutlined(marks, i) === outlined ? [hollowPath(marks, i)] : [])).join('')
    const [tall, small] = [pathOf(true), pathOf(false)]
    const fill = `fill="${colour}" fill-opacity="${HOLLOW_FILL}" ${opacity}`
    if (tall) parts.push(`<path ${fill} stroke="${colour}" stroke-dasharray="2 2" d="${tall}"/>`)
    if (small) parts.push(`<path ${fill} d="${small}"/>`)
  }
  if (geometry.roll > 0.5)
    parts.push(
      `<rect x="${plot.x}" y="${fixed(geometry.zero - 0.5)}" width="${fixed(plot.width)}" height="1" fill="${palette.line}"/>`,
    )
  parts.push(strandGroup(geometry, true, palette.front))
  return parts
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
  if (strands.length === 0) return ''
  const paths = strands.filter((strand) => strand.isFront === isFront).map(({ d }) => `<path d="${d}"/>`)
  return `<g fill="${fill}">${paths.join('')}</g>`
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100)
}
