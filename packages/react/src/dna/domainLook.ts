import type { DnaDomain } from '@dia/core/domains'

/** Each domain's glyph, so that its colour is never alone. */
export const DOMAIN_GLYPHS: Readonly<Record<DnaDomain, string>> = {
  cultural: '●',
  behavioral: '◆',
  economic: '▲',
  spatial: '■',
}

/** Which bases feed which domains: A and T cultural, G behavioral and economic, C spatial. */
export const BASE_DOMAINS: Readonly<Record<'A' | 'T' | 'G' | 'C', readonly DnaDomain[]>> = {
  A: ['cultural'],
  T: ['cultural'],
  G: ['behavioral', 'economic'],
  C: ['spatial'],
}
