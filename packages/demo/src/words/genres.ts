/** The genres a taste is spread over; an artist's genre is its index modulo their number. */
export const GENRES = [
  'house',
  'hip-hop',
  'indie rock',
  'pop',
  'r&b',
  'latin',
  'afrobeats',
  'techno',
  'jazz',
  'folk',
  'metal',
  'ambient',
] as const

export type Genre = (typeof GENRES)[number]

export const MOODS = [
  'uplifting',
  'mellow',
  'dark',
  'dreamy',
  'aggressive',
  'romantic',
  'playful',
  'focused',
] as const
