import type { ActivityCondition, MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'

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
      const isKnown = (item: unknown): item is string =>
        definition.isOpen ? isText(item) && item !== '' : offered.includes(item as string)
      return isList(chosen, MOST_IDS) && chosen.every(isKnown)
        ? { kind: 'select', values: chosen }
        : undefined
    }
    case 'boolean':
      return typeof value.value === 'boolean' ? { kind: 'boolean', value: value.value } : undefined
    case 'text':
      return isText(value.text) && String(value.text).trim() !== ''
        ? { kind: 'text', text: String(value.text) }
        : undefined
    case 'timeRange': {
      const ends = readEnds(value, (end): end is string => typeof end === 'string' && isInstant(end))
      return ends && { kind: 'timeRange', ...ends }
    }
    case 'numberRange': {
      const ends = readEnds(value, (end): end is number => typeof end === 'number' && Number.isFinite(end))
      return ends && { kind: 'numberRange', ...ends }
    }
    case 'id': {
      const ids = value.values
      return isList(ids, MOST_IDS) && ids.every(isUuid) ? { kind: 'id', values: ids as string[] } : undefined
    }
    case 'activity': {
      const conditions = value.conditions
      if (!isList(conditions, MOST_CONDITIONS)) return undefined
      const read = conditions.map(readCondition)
      return read.every((condition) => condition !== undefined)
        ? { kind: 'activity', conditions: read }
        : undefined
    }
  }
}

/** More ids than these no kept view or link holds. */
export const MOST_IDS = 200
const LONGEST_LABEL = 200
const MOST_CONDITIONS = 20
const MOST_EVENT_TYPES = 100

function readCondition(data: unknown): ActivityCondition | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { did, eventTypes, entity, ...rest } = data as Record<string, unknown>
  const isNamed = isList(eventTypes, MOST_EVENT_TYPES) && eventTypes.every((type) => isText(type))
  if (typeof did !== 'boolean' || !isNamed) return undefined
  const ends =
    rest.from === undefined && rest.to === undefined
      ? {}
      : readEnds(rest, (end): end is string => typeof end === 'string' && isInstant(end))
  const who = entity === undefined ? null : readEntity(entity)
  if (ends === undefined || who === undefined) return undefined
  return { did, eventTypes: eventTypes as string[], ...(who ? { entity: who } : {}), ...ends }
}

function readEntity(data: unknown): ActivityCondition['entity'] | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { type, id, label } = data as Record<string, unknown>
  if (!isText(type) || !isUuid(id)) return undefined
  // A label only says what the id stands for: one that is too long is cut, one that is none is left out.
  const name =
    typeof label === 'string' ? [...label.slice(0, LONGEST_LABEL * 2)].slice(0, LONGEST_LABEL).join('') : ''
  return { type: type as string, id: id as string, ...(name === '' ? {} : { label: name }) }
}

function isList(value: unknown, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= most
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= 200
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

function readEnds<End>(value: Record<string, unknown>, isEnd: (end: unknown) => end is End) {
  const { from, to } = value
  if (from === undefined && to === undefined) return undefined
  if (from !== undefined && !isEnd(from)) return undefined
  if (to !== undefined && !isEnd(to)) return undefined
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

const INSTANT =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-5]):?[0-5]\d)$/

/** ISO 8601 with a zone, as the port demands, of a day that there is: Date takes February 30 for a day in March. */
function isInstant(text: string): boolean {
  const day = Date.parse(`${INSTANT.exec(text)?.[1]}T00:00:00Z`)
  return !Number.isNaN(day) && text.startsWith(new Date(day).toISOString().slice(0, 10))
}
