/** A value as text, the same for equal values: keys are sorted, undefined properties left out. */
export function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return 'function'
  if (value === null || typeof value !== 'object') return Object.is(value, -0) ? '-0' : String(value)
  if (value instanceof Date) return `Date(${Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()})`
  if (value instanceof Error) return `${value.name}(${show(value.message)})`
  if (value instanceof Map) return `Map{${[...value].map(showEntry).sort().join(', ')}}`
  if (value instanceof Set) return `Set{${[...value].map(show).sort().join(', ')}}`
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value as ArrayLike<unknown>, show).join(', ')}]`
  }
  const own = Object.entries(value).filter(([, held]) => held !== undefined)
  return `{${own.map(showEntry).sort().join(', ')}}`
}

function showEntry([key, value]: readonly [unknown, unknown]): string {
  return `${show(key)}: ${show(value)}`
}
