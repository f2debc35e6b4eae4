import type { MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'

/** Reads what a filter was set to from plain data; undefined where the filter cannot take it. */
export function readFilterValue<Row>(
  definition: MatrixFilterDefinition<Row>,
  data: unknown,
): MatrixFilterValue | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const value = data as Record<string, unknown>
  if (value.kind !== definition.kind) return undefined
  switch (definition.kind) {
    case 'select': {
      const chosen = value.values
      const offered = definition.options.map((option) => option.value)
      return Array.isArray(chosen) && chosen.length > 0 && chosen.every((item) => offered.includes(item))
        ? { kind: 'select', values: chosen }
        : undefined
    }
    case 'boolean':
      return typeof value.value === 'boolean' ? { kind: 'boolean', value: value.value } : undefined
    case 'timeRange': {
      const ends = readEnds(value, (end): end is string => typeof end === 'string' && isInstant(end))
      return ends && { kind: 'timeRange', ...ends }
    }
    case 'numberRange': {
      const ends = readEnds(value, (end): end is number => typeof end === 'number' && Number.isFinite(end))
      return ends && { kind: 'numberRange', ...ends }
    }
    default:
      return undefined
  }
}

function readEnds<End>(value: Record<string, unknown>, isEnd: (end: unknown) => end is End) {
  const { from, to } = value
  if (from === undefined && to === undefined) return undefined
  if (from !== undefined && !isEnd(from)) return undefined
  if (to !== undefined && !isEnd(to)) return undefined
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** ISO 8601 with a zone, as the port demands. */
function isInstant(text: string): boolean {
  return /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
}
