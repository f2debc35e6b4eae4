import { boxOf, type HelixGeometry, LATER_OPACITY } from './helixGeometry.js'

/** The colours of a helix, as a canvas or an exported picture needs them; domains in the order of DNA_DOMAINS. */
export interface HelixPalette {
  readonly domains: readonly [string, string, string, string]
  readonly front: string
  readonly back: string
  readonly line: string
  readonly text: string
  readonly ground: string
}

/** The strengths that are told apart, so that a colour is set a few times rather than for every mark. */
const LEVELS = 10

/** More marks than this lie so close that dashes and bands cannot be seen. */
const FINE_MARKS = 6000

/** Heights of the bands that tell domains apart without colour: gap and band, in px. */
const BANDS: readonly (readonly [every: number, band: number] | null)[] = [null, [5, 1], [3, 1], [6, 2.4]]

/** Draws a helix on a canvas whose unit is a CSS px: back strands, rungs, front strands. */
export function paintHelix(
  context: CanvasRenderingContext2D,
  geometry: HelixGeometry,
  palette: HelixPalette,
): void {
  const { marks, plot } = geometry
  context.lineWidth = 1
  context.fillStyle = palette.back
  for (const { isFront, d } of geometry.strands) if (!isFront) context.fill(new Path2D(d))

  const isFine = marks.count > FINE_MARKS
  if (isFine) paintInOrder(context, geometry, palette)
  else paintByLook(context, geometry, palette)
  if (!isFine) paintBands(context, geometry, palette)
  if (geometry.roll > 0.5) {
    context.fillStyle = palette.line
    context.fillRect(plot.x, geometry.zero - 0.5, plot.width, 1)
  }
  context.fillStyle = palette.front
  for (const { isFront, d } of geometry.strands) if (isFront) context.fill(new Path2D(d))
}

/** Where marks lie on each other the later rung covers the earlier one, so that no domain hides the others. */
function paintInOrder(
  context: CanvasRenderingContext2D,
  { marks }: HelixGeometry,
  palette: HelixPalette,
): void {
  const styles = palette.domains.flatMap((colour) =>
    Array.from({ length: 2 * (LEVELS + 1) }, (_, i) =>
      mixed(colour, palette.ground, opacityOf(i >> 1) * (i & 1 ? 0.5 : 1)),
    ),
  )
  const { boxes, strengths, domains, pushes, count } = marks
  let last = -1
  for (let i = 0; i < count; i++) {
    const look =
      2 * ((domains[i] as number) * (LEVELS + 1) + levelOf(strengths[i] as number)) + (pushes[i] as number)
    if (look !== last) {
      context.fillStyle = styles[look] as string
      last = look
    }
    const at = i * 4
    context.fillRect(
      boxes[at] as number,
      boxes[at + 1] as number,
      boxes[at + 2] as number,
      boxes[at + 3] as number,
    )
  }
}

function paintByLook(
  context: CanvasRenderingContext2D,
  geometry: HelixGeometry,
  palette: HelixPalette,
): void {
  const { marks } = geometry
  for (const [key, members] of byLook(geometry)) {
    const push = key & 1
    const colour = palette.domains[((key >> 1) & 3) as 0]
    context.globalAlpha = opacityOf(key >> 3)
    if (push) {
      context.strokeStyle = colour
      context.setLineDash([2, 2])
      context.beginPath()
      for (const i of members) {
        const { x, y, width, height } = boxOf(marks.boxes, i)
        if (height > 1) context.rect(x + 0.5, y + 0.5, Math.max(width - 1, 0.5), Math.max(height - 1, 0.5))
      }
      context.stroke()
      context.setLineDash([])
    } else {
      context.fillStyle = colour
      for (const i of members) {
        const { x, y, width, height } = boxOf(marks.boxes, i)
        context.fillRect(x, y, width, height)
      }
    }
  }
  context.globalAlpha = 1
}

function levelOf(strength: number): number {
  return strength === 0 ? 0 : Math.max(1, Math.round(strength * LEVELS))
}

function opacityOf(level: number): number {
  return level === 0 ? LATER_OPACITY : level / LEVELS
}

/** A colour laid on the ground, as a solid one; what is no rgb() stays as it is. */
function mixed(colour: string, ground: string, opacity: number): string {
  const [top, bottom] = [colour, ground].map((text) => text.match(/[\d.]+/g)?.map(Number) ?? [])
  if (!top || !bottom || top.length < 3 || bottom.length < 3) return colour
  const channel = (i: number) => Math.round((bottom[i] ?? 0) + ((top[i] ?? 0) - (bottom[i] ?? 0)) * opacity)
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`
}

/** The indices of marks by domain, push and strength; strongest last. */
function byLook({ marks }: HelixGeometry): (readonly [key: number, members: number[]])[] {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < marks.count; i++) {
    const key =
      (levelOf(marks.strengths[i] as number) << 3) |
      ((marks.domains[i] as number) << 1) |
      (marks.pushes[i] as number)
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  return [...groups].sort(([a], [b]) => a - b)
}

function paintBands(
  context: CanvasRenderingContext2D,
  { marks }: HelixGeometry,
  palette: HelixPalette,
): void {
  context.fillStyle = palette.ground
  context.globalAlpha = 0.42
  for (let i = 0; i < marks.count; i++) {
    const bands = BANDS[marks.domains[i] as number]
    if (!bands || marks.pushes[i] === 1) continue
    const [every, band] = bands
    const { x, y, width, height } = boxOf(marks.boxes, i)
    for (let at = y + every - band; at < y + height - 0.5; at += every)
      context.fillRect(x, at, width, Math.min(band, y + height - at))
  }
  context.globalAlpha = 1
}
