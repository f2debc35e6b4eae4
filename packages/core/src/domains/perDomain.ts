import type { DnaDomain, PerDomain } from './domains.js'

export function perDomain<T>(make: (domain: DnaDomain) => T): PerDomain<T> {
  return {
    cultural: make('cultural'),
    behavioral: make('behavioral'),
    economic: make('economic'),
    spatial: make('spatial'),
  }
}
