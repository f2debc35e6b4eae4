import { DNA_DOMAINS, type DnaDomain } from '@dia/core/domains'

/** Name and glyph of each domain, in their fixed order. */
export const DOMAIN_WORDS: readonly {
  readonly domain: DnaDomain
  readonly name: string
  readonly glyph: string
}[] = DNA_DOMAINS.map((domain, index) => ({
  domain,
  name: `${domain.charAt(0).toUpperCase()}${domain.slice(1)}`,
  glyph: '●◆▲■'.charAt(index),
}))
