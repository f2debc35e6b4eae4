/** Where users live and events happen: country, region and city codes. */
export const PLACES = [
  'US-CA-LA',
  'US-NY-NYC',
  'US-TX-AUS',
  'US-IL-CHI',
  'US-GA-ATL',
  'US-TN-BNA',
  'GB-ENG-LON',
  'DE-BE-BER',
  'FR-IDF-PAR',
  'ES-CT-BCN',
  'NL-NH-AMS',
  'SE-AB-STO',
  'NG-LA-LOS',
  'BR-SP-SAO',
  'JP-13-TYO',
  'AU-NSW-SYD',
] as const

const EURO_COUNTRIES = new Set(['DE', 'FR', 'ES', 'NL'])

/** ISO 4217; the euro where it is paid, the dollar everywhere else. */
export function currencyOf(place: string): 'USD' | 'EUR' {
  return EURO_COUNTRIES.has(place.slice(0, 2)) ? 'EUR' : 'USD'
}
