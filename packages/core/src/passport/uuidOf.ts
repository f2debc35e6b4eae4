const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A client's id in lower case; null where it is none: a malformed id is nobody's, not an error. */
export function uuidOf(value: unknown): string | null {
  const id = typeof value === 'string' ? value.toLowerCase() : ''
  return UUID.test(id) ? id : null
}
