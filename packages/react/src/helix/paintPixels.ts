import type { HelixPalette } from './HelixPalette.js'
import type { HelixMarks } from './helixGeometry.js'
import { levelOf, opacityOf, STRENGTH_LEVELS } from './helixLevels.js'
import { type Rgb, readRgb } from './readRgb.js'

/**
 * Writes the marks into pixels, in order: where they lie on each other the later rung covers the earlier one, so that no
 * domain hides the others. For marks in tens of thousands, where a canvas spends its time on taking each rectangle.
 */
export function paintPixels(
  context: CanvasRenderingContext2D,
  { boxes, strengths, domains, pushes, count }: HelixMarks,
  palette: HelixPalette,
  scale: number,
): void {
  const { width, height } = context.canvas
  const image = context.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const looks = looksOf(palette)
  for (let i = 0; i < count; i++) {
    const at = i * 4
    const left = (boxes[at] as number) * scale
    const top = (boxes[at + 1] as number) * scale
    const fromX = Math.max(0, Math.round(left))
    const toX = Math.min(width, Math.max(fromX + 1, Math.round(left + (boxes[at + 2] as number) * scale)))
    const fromY = Math.max(0, Math.round(top))
    const toY = Math.min(height, Math.round(top + (boxes[at + 3] as number) * scale))
    const look = looks[
      lookOf(domains[i] as number, levelOf(strengths[i] as number), pushes[i] as number)
    ] as number
    for (let x = fromX; x < toX; x++)
      for (let pixel = fromY * width + x, end = toY * width + x; pixel < end; pixel += width)
        pixels[pixel] = look
  }
  context.putImageData(image, 0, 0)
}

function lookOf(domain: number, level: number, push: number): number {
  return 2 * (domain * (STRENGTH_LEVELS + 1) + level) + push
}

/** The pixel of each look: a domain's colour laid on the ground, as strong as decay has left it, half for a push. */
function looksOf({ domains, ground }: HelixPalette): Uint32Array {
  const bottom = readRgb(ground)
  return Uint32Array.from({ length: 2 * domains.length * (STRENGTH_LEVELS + 1) }, (_, look) => {
    const level = (look >> 1) % (STRENGTH_LEVELS + 1)
    const domain = Math.floor((look >> 1) / (STRENGTH_LEVELS + 1))
    const opacity = opacityOf(level) * (look & 1 ? 0.5 : 1)
    return pixelOf(readRgb(domains[domain as 0]), bottom, opacity)
  })
}

/** As a browser's little-endian pixel: alpha, blue, green, red. */
function pixelOf(top: Rgb, bottom: Rgb, opacity: number): number {
  const [red, green, blue] = top.map((channel, c) =>
    Math.round((bottom[c] ?? 0) + (channel - (bottom[c] ?? 0)) * opacity),
  ) as [number, number, number]
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
