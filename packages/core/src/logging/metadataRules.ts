/** Bytes of a Passport entry's metadata, as Postgres prints them. */
export const PASSPORT_METADATA_LIMIT = 16_384

export const PASSPORT_CONTEXTS = ['discovery', 'playlist', 'event', 'vertical_player', 'general'] as const

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
