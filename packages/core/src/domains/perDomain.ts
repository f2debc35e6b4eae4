import { type DnaDomain, DOMAIN_SHARES, type PerDomain } from './domains.js'

/** What `make` makes of each domain and its value, by default its share. */
export function perDomain<T, Value = number>(
  make: (domain: DnaDomain, value: Value) => T,
  values: Readonly<PerDomain<Value>> = DOMAIN_SHARES as PerDomain<never>,
): PerDomain<T> {
  return {
    cultural: make('cultural', values.cultural),
    behavioral: make('behavioral', values.behavioral),
    economic: make('economic', values.economic),
    spatial: make('spatial', values.spatial),
  }
}
