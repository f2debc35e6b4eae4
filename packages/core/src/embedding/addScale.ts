import { addFeature } from './addFeature.js'
import type { TokenBag } from './TokenBag.js'

/** Named points on a scale, ascending. */
export type Scale = readonly (readonly [name: string, at: number])[]

/**
 * Adds a number as the one or two named points around it, of length `weight` together, so that near
 * numbers resemble each other and no cliff parts 119 from 121 beats a minute.
 */
export function addScale(bag: TokenBag, key: string, scale: Scale, value: number, weight: number) {
  const above = scale.findIndex(([, at]) => value <= at)
  const upper = scale[above] ?? scale.at(-1)
  const lower = above > 0 ? scale[above - 1] : upper
  if (!upper || !lower) return
  const span = upper[1] - lower[1]
  const share = span === 0 ? 1 : (value - lower[1]) / span
  if (share < 1) addFeature(bag, key, lower[0], weight * Math.sqrt(1 - share))
  if (share > 0) addFeature(bag, key, upper[0], weight * Math.sqrt(share))
}
