/** A value as Postgres reads it from text for a type: arrays as `{…}`, JSON types as JSON; null stays null. */
export function parameterText(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null
  if (type === 'jsonb' || type === 'json') return JSON.stringify(value)
  return Array.isArray(value) ? arrayText(value) : plain(value)
}

function arrayText(values: readonly unknown[]): string {
  let text = '{'
  for (let index = 0; index < values.length; index++)
    text += index === 0 ? element(values[index]) : `,${element(values[index])}`
  return `${text}}`
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return arrayText(value)
  const text = plain(value)
  // Most have nothing to escape, and to look is cheaper than to replace.
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`
}

function plain(value: unknown): string {
  return value instanceof Date
    ? value.toISOString()
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
}
