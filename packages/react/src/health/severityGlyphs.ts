import type { HealthState } from './healthTiles.js'

/** Each state by its shape, beside its word and colour. */
export const SEVERITY_GLYPHS: Readonly<Record<HealthState, string>> = {
  well: '●',
  info: '◆',
  warning: '▲',
  critical: '■',
}
