/** The colours of a helix, as a canvas or an exported picture needs them; domains in the order of DNA_DOMAINS. */
export interface HelixPalette {
  readonly domains: readonly [string, string, string, string]
  readonly front: string
  readonly back: string
  readonly line: string
  readonly text: string
  readonly ground: string
}
