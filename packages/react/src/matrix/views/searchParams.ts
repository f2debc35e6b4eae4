import type { MatrixDefinition } from '@dia/core/matrices'
import {
  initialMatrixState,
  type MatrixState,
  type RestoredMatrixState,
  restoreMatrixState,
} from '../state/index.js'
import { viewData } from './viewData.js'

/** Names of the query's parts; filters are `f.` and their name. */
const PARTS = { search: 'q', sort: 'sort', pageSize: 'rows', columns: 'cols', timeZone: 'tz' } as const
/** Of one part that is JSON, in characters. */
const LONGEST_JSON = 20_000

/** A view as the query of a link, all of it but what is as in the matrix's default. */
export function toSearchParams<Row>(
  matrix: MatrixDefinition<Row>,
  state: MatrixState,
  timeZone: string,
): URLSearchParams {
  const start = initialMatrixState(matrix)
  const view = viewData(state, timeZone)
  const params = new URLSearchParams()
  if (view.search.trim() !== '') params.set(PARTS.search, view.search.trim())
  for (const [name, value] of Object.entries(view.filters)) params.set(`f.${name}`, JSON.stringify(value))
  if (!isSame(view.sort, start.sort)) params.set(PARTS.sort, `${view.sort.column}.${view.sort.direction}`)
  if (view.pageSize !== start.pageSize) params.set(PARTS.pageSize, String(view.pageSize))
  if (!isSame(view.columns, start.columns)) params.set(PARTS.columns, view.columns.join(','))
  if (!isSame(view.pinned, start.pinned)) params.set('pin', view.pinned.join(','))
  if (!isSame(view.widths, start.widths)) params.set('widths', JSON.stringify(view.widths))
  // Only days need a zone.
  if (Object.keys(view.filters).length > 0 && view.timeZone) params.set(PARTS.timeZone, view.timeZone)
  return params
}

/** Reads a link's query. What cannot be used is at its default and noted; what is none of ours is left alone. */
export function fromSearchParams<Row>(
  matrix: MatrixDefinition<Row>,
  params: URLSearchParams,
): RestoredMatrixState {
  return restoreMatrixState(matrix, viewInSearchParams(params))
}

/**
 * The view that a link's query carries, as it stands there: given to a matrix as `restore`, which tells its admin what of
 * it cannot be used.
 */
export function viewInSearchParams(params: URLSearchParams): unknown {
  const data: Record<string, unknown> = {}
  const filters: [string, unknown][] = []
  for (const [name, text] of params) {
    if (name.startsWith('f.')) filters.push([name.slice(2), json(text)])
    else if (name === PARTS.search) data.search = text
    else if (name === PARTS.pageSize) data.pageSize = Number(text)
    else if (name === PARTS.columns) data.columns = text.split(',')
    else if (name === 'pin') data.pinned = text === '' ? [] : text.split(',')
    else if (name === 'widths') data.widths = json(text)
    else if (name === PARTS.timeZone) data.timeZone = text
    else if (name === PARTS.sort) {
      const dot = text.lastIndexOf('.')
      data.sort = { column: text.slice(0, Math.max(dot, 0)), direction: text.slice(dot + 1) }
    }
  }
  if (filters.length > 0) data.filters = Object.fromEntries(filters)
  return data
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function json(text: string): unknown {
  try {
    return text.length > LONGEST_JSON ? null : JSON.parse(text)
  } catch {
    return null
  }
}
