import { type HelixGeometry, type HelixSize, helixGeometry, MARGIN } from './helixGeometry.js'
import type { HelixModel } from './helixModel.js'

/** A chart, and beneath a helix the same rungs unrolled; both in the coordinates of one frame. */
export interface HelixLayout {
  readonly chart: HelixGeometry
  readonly strip: HelixGeometry | null
  /** Where the lowest of the two ends. */
  readonly bottom: number
}

const STRIP_PX = 44
/** Between helix and strip, for the strip's name. */
const GAP_PX = 20
const LEAST_WIDTH = 480
const LEAST_HEIGHT = 240
/** Rungs that stand closer are a smear on a strip. */
const LEAST_RUNG_PX = 2

/** The strip stands where the frame has room for it and its rungs can be told apart; it goes as the helix unrolls. */
export function helixLayout(model: HelixModel, size: HelixSize, roll: number): HelixLayout {
  const hasRoom = size.width >= LEAST_WIDTH && size.height >= LEAST_HEIGHT
  const { count } = model.rungs
  const isReadable = count > 0 && count * LEAST_RUNG_PX <= size.width
  const stripPx = hasRoom && isReadable ? Math.round(STRIP_PX * (1 - roll)) : 0
  const below = stripPx === 0 ? 0 : stripPx + Math.round(GAP_PX * (1 - roll))
  const end = size.height - MARGIN.bottom
  const chart = helixGeometry(model, size, roll, { top: MARGIN.top, bottom: end - below })
  const strip =
    stripPx === 0
      ? null
      : helixGeometry(model, size, 'ladder', { top: end - stripPx, bottom: end, isBare: true })
  return { chart, strip, bottom: end }
}
