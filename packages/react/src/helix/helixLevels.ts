import { LATER_OPACITY } from './helixGeometry.js'

/** The strengths that are told apart, so that a colour is set a few times rather than for every mark. */
export const STRENGTH_LEVELS = 10

export function levelOf(strength: number): number {
  return strength === 0 ? 0 : Math.max(1, Math.round(strength * STRENGTH_LEVELS))
}

/** How a level is drawn; 0 is what lies after the moment. */
export function opacityOf(level: number): number {
  return level === 0 ? LATER_OPACITY : level / STRENGTH_LEVELS
}
