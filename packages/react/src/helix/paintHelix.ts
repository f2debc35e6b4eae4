import type { HelixPalette } from './HelixPalette.js'
import { BAND_OPACITY, DOMAIN_BANDS } from './helixBands.js'
import { boxOf, type HelixGeometry } from './helixGeometry.js'
import { HOLLOW_FILL, isOutlined, lookOfKey, marksByLook, opacityOf } from './helixLevels.js'
import { paintPixels } from './paintPixels.js'

/** More marks than this lie so close that dashes and bands cannot be seen. */
const FINE_MARKS = 6000

/** Draws a helix on a canvas of `scale` pixels to a CSS px: back strands, rungs, front strands. */
export function paintHelix(
  context: CanvasRenderingContext2D,
  geometry: HelixGeometry,
  palette: HelixPalette,
  scale: number,
): void {
  const { marks, plot } = geometry
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.lineWidth = 1
  if (marks.count > FINE_MARKS) {
    paintPixels(context, marks, palette, scale)
    context.globalCompositeOperation = 'destination-over'
    fillStrands(context, geometry, false, palette.back)
    context.globalCompositeOperation = 'source-over'
  } else {
    fillStrands(context, geometry, false, palette.back)
    paintByLook(context, geometry, palette)
    paintBands(context, geometry, palette)
  }
  if (geometry.roll > 0.5) {
    context.fillStyle = palette.line
    context.fillRect(plot.x, geometry.zero - 0.5, plot.width, 1)
  }
  fillStrands(context, geometry, true, palette.front)
}

function fillStrands(
  context: CanvasRenderingContext2D,
  { strands }: HelixGeometry,
  isFront: boolean,
  colour: string,
): void {
  context.fillStyle = colour
  for (const strand of strands) if (strand.isFront === isFront) context.fill(new Path2D(strand.d))
}

function paintByLook(
  context: CanvasRenderingContext2D,
  geometry: HelixGeometry,
  palette: HelixPalette,
): void {
  const { marks } = geometry
  for (const [key, members] of marksByLook(marks)) {
    const { domain, isPush, level } = lookOfKey(key)
    const colour = palette.domains[domain]
    context.fillStyle = colour
    context.globalAlpha = opacityOf(level) * (isPush ? HOLLOW_FILL : 1)
    for (const i of members) {
      const { x, y, width, height } = boxOf(marks.boxes, i)
      context.fillRect(x, y, width, height)
    }
    if (isPush) {
      context.globalAlpha = opacityOf(level)
      context.strokeStyle = colour
      context.setLineDash([2, 2])
      context.beginPath()
      for (const i of members) {
        const { x, y, width, height } = boxOf(marks.boxes, i)
        if (isOutlined(marks, i)) context.rect(x + 0.5, y + 0.5, width - 1, height - 1)
      }
      context.stroke()
      context.setLineDash([])
    }
  }
  context.globalAlpha = 1
}

function paintBands(
  context: CanvasRenderingContext2D,
  { marks }: HelixGeometry,
  palette: HelixPalette,
): void {
  context.fillStyle = palette.ground
  context.globalAlpha = BAND_OPACITY
  for (let i = 0; i < marks.count; i++) {
    const bands = DOMAIN_BANDS[marks.domains[i] as number]
    if (!bands || marks.pushes[i] === 1) continue
    const { every, band } = bands
    const { x, y, width, height } = boxOf(marks.boxes, i)
    for (let at = y + every - band; at < y + height - 0.5; at += every)
      context.fillRect(x, at, width, Math.min(band, y + height - at))
  }
  context.globalAlpha = 1
}
