/** Bands across a domain's colour, so that colour is never alone: one of `band` px at the end of every `every` px. */
export interface HelixBands {
  readonly every: number
  readonly band: number
}

/** In the order of DNA_DOMAINS; the cultural domain is plain. */
export const DOMAIN_BANDS: readonly (HelixBands | null)[] = [
  null,
  { every: 7, band: 1 },
  { every: 4, band: 1 },
  { every: 9, band: 3 },
]

/** How much of the ground shows through in a band: enough to be seen, not enough to be looked at. */
export const BAND_OPACITY = 0.3
