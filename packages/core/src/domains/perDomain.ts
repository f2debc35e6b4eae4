import { type DnaDomain, DOMAIN_SHARES, type PerDomain } from './domains.js'

/**
 * What `make` makes of each domain and its values in up to four records; a record left out is that of the shares.
 * The values are handed over, since looking them up by a domain's name costs more than the rest.
 */
export function perDomain<T, A = number, B = number, C = number, D = number>(
  make: (domain: DnaDomain, a: A, b: B, c: C, d: D) => T,
  a: Readonly<PerDomain<A>> = DOMAIN_SHARES as PerDomain<never>,
  b: Readonly<PerDomain<B>> = DOMAIN_SHARES as PerDomain<never>,
  c: Readonly<PerDomain<C>> = DOMAIN_SHARES as PerDomain<never>,
  d: Readonly<PerDomain<D>> = DOMAIN_SHARES as PerDomain<never>,
): PerDomain<T> {
  return {
    cultural: make('cultural', a.cultural, b.cultural, c.cultural, d.cultural),
    behavioral: make('behavioral', a.behavioral, b.behavioral, c.behavioral, d.behavioral),
    economic: make('economic', a.economic, b.economic, c.economic, d.economic),
    spatial: make('spatial', a.spatial, b.spatial, c.spatial, d.spatial),
  }
}
