import { type MatrixDefinition, type MatrixFilterValue, offeredSorts } from '@dia/core/matrices'
import { initialMatrixState } from './initialMatrixState.js'
import { type MatrixState, WIDTH_LIMITS } from './MatrixState.js'
import { withSortOffered } from './matrixTransitions.js'
import { MOST_IDS, readFilterValue } from './readFilterValue.js'

/** A part of a kept state that could not be used and was left at its default. */
export interface MatrixStateNote {
  readonly part: 'state' | keyof MatrixState
  /** The filter's or column's name, where one is meant. */
  readonly name?: string
  /** How many ids the filter was set to, where they are more than a view keeps. */
  readonly ids?: number
}

export interface RestoredMatrixState {
  readonly state: MatrixState
  readonly notes: readonly MatrixStateNote[]
}

const LONGEST_SEARCH = 500
const LARGEST_PAGE = 5000
const MOST_PAGES = 100_000
const MOST_EXPANDED = 1000

/** Reads a kept state from JSON text or plain data. Garbage gives the default and a note; it never throws. */
export function restoreMatrixState<Row>(
  matrix: MatrixDefinition<Row>,
  kept: unknown,
  fallback: MatrixState = initialMatrixState(matrix),
): RestoredMatrixState {
  const data = typeof kept === 'string' ? parseJson(kept) : kept
  if (!isPlainObject(data)) return { state: fallback, notes: [{ part: 'state' }] }
  const notes: MatrixStateNote[] = []
  const part = <Name extends keyof MatrixState>(
    name: Name,
    read: (value: unknown) => MatrixState[Name] | undefined,
  ): MatrixState[Name] => {
    const value = own(data, name)
    if (value === undefined) return fallback[name]
    const usable = read(value)
    if (usable === undefined) notes.push({ part: name })
    return usable ?? fallback[name]
  }

  const search = part('search', (value) =>
    typeof value === 'string' && value.length <= LONGEST_SEARCH ? value : undefined,
  )
  const filters: Record<string, MatrixFilterValue> = {}
  const keptFilters = own(data, 'filters')
  if (isPlainObject(keptFilters)) {
    for (const name of Object.keys(keptFilters)) {
      const definition = matrix.filters.find((filter) => filter.name === name)
      const value = definition && readFilterValue(definition, own(keptFilters, name))
      // What leaves nothing to sort by together is not offered together.
      if (value && offeredSorts(matrix, { search, filters: { ...filters, [name]: value } }).length > 0)
        filters[name] = value
      else notes.push({ part: 'filters', name, ...tooManyIds(own(keptFilters, name)) })
    }
  } else if (keptFilters !== undefined) notes.push({ part: 'filters' })

  const state: MatrixState = {
    search,
    filters,
    sort: part('sort', (value) => {
      if (!isPlainObject(value)) return undefined
      const column = own(value, 'column')
      const direction = own(value, 'direction')
      const known = matrix.columns.find((candidate) => candidate.name === column && candidate.sortable)
      return known && (direction === 'asc' || direction === 'desc')
        ? { column: known.name, direction }
        : undefined
    }),
    pageSize: part('pageSize', (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST_PAGE
        ? value
        : undefined,
    ),
    cursors: part('cursors', (value) => readStrings(value, MOST_PAGES)),
    expanded: part('expanded', (value) => readStrings(value, MOST_EXPANDED)),
    columns: part('columns', (value) => {
      const names = [...new Set(readStrings(value, matrix.columns.length))]
      const known = names.filter((name) => matrix.columns.some((column) => column.name === name))
      if (known.length < names.length && known.length > 0) notes.push({ part: 'columns' })
      return known.length > 0 ? known : undefined
    }),
    pinned: part('pinned', (value) => {
      const names = readStrings(value, matrix.columns.length)
      return names?.every((name) => matrix.columns.some((column) => column.name === name)) ? names : undefined
    }),
    widths: part('widths', (value) => readWidths(matrix, value)),
    timeZone: part('timeZone', (value) => (value === null || isTimeZone(value) ? value : undefined)),
    density: part('density', (value) =>
      value === null || value === 'compact' || value === 'comfortable' ? value : undefined,
    ),
  }
  const offered = withSortOffered(state, matrix)
  if (offered !== state) notes.push({ part: 'sort' })
  const rowsDiffer = notes.some((note) => ['search', 'filters', 'sort', 'pageSize'].includes(note.part))
  return { state: rowsDiffer ? { ...offered, cursors: [], expanded: [] } : offered, notes }
}

function tooManyIds(value: unknown): { readonly ids?: number } {
  const values = isPlainObject(value) && value.kind === 'id' ? value.values : undefined
  return Array.isArray(values) && values.length > MOST_IDS ? { ids: values.length } : {}
}

function readWidths<Row>(
  matrix: MatrixDefinition<Row>,
  value: unknown,
): Readonly<Record<string, number>> | undefined {
  if (!isPlainObject(value)) return undefined
  const names = Object.keys(value)
  const isUsable = names.every((name) => {
    const width = own(value, name)
    const isKnown = matrix.columns.some((column) => column.name === name)
    return isKnown && typeof width === 'number' && width >= WIDTH_LIMITS.least && width <= WIDTH_LIMITS.most
  })
  return isUsable ? Object.fromEntries(names.map((name) => [name, own(value, name) as number])) : undefined
}

function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 64) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== null
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads an own property only, so that `__proto__` in a kept state reaches nothing. */
function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function readStrings(value: unknown, most: number): readonly string[] | undefined {
  return Array.isArray(value) && value.length <= most && value.every((item) => typeof item === 'string')
    ? value
    : undefined
}
