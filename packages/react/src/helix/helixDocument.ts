import type { HelixPalette } from './HelixPalette.js'
import type { HelixSize } from './helixGeometry.js'
import { helixLayout } from './helixLayout.js'
import type { HelixModel } from './helixModel.js'
import { helixSvg } from './helixSvg.js'

export interface HelixDocument {
  readonly model: HelixModel
  readonly size: HelixSize
  readonly view: 'helix' | 'ladder'
  readonly palette: HelixPalette
  /** Becomes the picture's description. */
  readonly sentence: string
  readonly fileName: string
  tickText(timeMs: number): string
}

/** A helix as a complete SVG file that needs nothing of the page. */
export function helixDocument({ model, size, view, palette, sentence, tickText }: HelixDocument): string {
  const layout = helixLayout(model, size, view === 'ladder' ? 1 : 0)
  const ticks = layout.chart.ticks.map(
    ({ timeMs, x }) =>
      `<text x="${x.toFixed(1)}" y="${size.height - 6}" text-anchor="middle">${escapeXml(tickText(timeMs))}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img">`,
    `<title>${escapeXml(sentence)}</title>`,
    `<rect width="100%" height="100%" fill="${palette.ground}"/>`,
    helixSvg(layout, palette, 'helix'),
    `<g font-family="system-ui, sans-serif" font-size="12" fill="${palette.text}">${ticks.join('')}</g>`,
    '</svg>',
  ].join('')
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
