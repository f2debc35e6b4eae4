import { DiaError } from '../errors/index.js'
import { type CellRank, cellRank, compareRanks } from './cellRank.js'
import { countValues } from './countValues.js'
import { foldCase } from './foldCase.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixRequest } from './MatrixRequest.js'
import { asStored, passesFilter } from './passesFilter.js'
import { countsOfOptions } from './storedValues.js'
import { textHaystack } from './textHaystack.js'

type AnyRow = Readonly<Record<string, unknown>>

export interface MatrixIndex {
  /** Places of the matching rows in the array, in the order asked for. */
  places(request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>): Uint32Array
  placeOfKey(key: string): number
  countOptions(filter: string): ReadonlyMap<string, number>
}

const MOST_PASSING = 32

/** Sorted orders and filter results of one matrix over rows that never change, each made once, when first asked for. */
export function createMatrixIndex(rows: readonly AnyRow[], matrix: MatrixDefinition<AnyRow>): MatrixIndex {
  const orders = new Map<string, Uint32Array>()
  const passing = new Map<string, Uint8Array>()
  const haystack = once(() =>
    textHaystack(rows, (row) => (matrix.searchColumn === undefined ? '' : row[matrix.searchColumn])),
  )
  const keys = once(() => new Map(rows.map((row, place) => [String(row[matrix.key]), place])))

  const ascending = (column: string): Uint32Array => {
    const known = orders.get(column)
    if (known) return known
    const made = sortedPlaces(rows, matrix, column)
    orders.set(column, made)
    return made
  }

  /** Ones where a row passes; the last few answers are kept, so that another sort filters nothing anew. */
  const passingRows = (name: string, test: (place: number) => boolean): Uint8Array => {
    const known = passing.get(name)
    if (known) return known
    const made = new Uint8Array(rows.length)
    for (let place = 0; place < rows.length; place += 1) made[place] = test(place) ? 1 : 0
    if (passing.size >= MOST_PASSING) passing.clear()
    passing.set(name, made)
    return made
  }

  return {
    places({ search, filters, sort }) {
      const order = ascending(sort.column)
      const limits: Uint8Array[] = []
      const wanted = foldCase(search.trim())
      if (wanted !== '' && matrix.searchColumn !== undefined) limits.push(haystack().find(wanted))
      for (const filter of matrix.filters) {
        const given = Object.hasOwn(filters, filter.name) ? filters[filter.name] : undefined
        if (given === undefined) continue
        const value = asStored(filter, given)
        if (value.kind === 'activity') throw activityUnknown()
        limits.push(
          passingRows(JSON.stringify([filter.name, value]), (place) =>
            passesFilter(rows[place]?.[filter.column], value),
          ),
        )
      }
      const found = new Uint32Array(order.length)
      let count = 0
      const isDown = sort.direction === 'desc'
      for (let at = 0; at < order.length; at += 1) {
        const place = order[isDown ? order.length - 1 - at : at] ?? 0
        if (limits.every((limit) => limit[place] === 1)) {
          found[count] = place
          count += 1
        }
      }
      return found.subarray(0, count)
    },
    placeOfKey: (key) => keys().get(key) ?? -1,
    countOptions(name) {
      const filter = matrix.filters.find((offered) => offered.name === name)
      const counts = countValues(rows, filter?.column)
      return filter === undefined ? counts : countsOfOptions(filter, counts)
    },
  }
}

function sortedPlaces(
  rows: readonly AnyRow[],
  matrix: MatrixDefinition<AnyRow>,
  column: string,
): Uint32Array {
  const kindOf = (wanted: string) => matrix.columns.find(({ name }) => name === wanted)?.kind
  const kind = kindOf(column)
  const places = Uint32Array.from({ length: rows.length }, (_, place) => place)
  const values = rows.map((row) => cellRank(kind, row[column]))
  const keys = once(() => rows.map((row) => cellRank(kindOf(matrix.key), row[matrix.key])))
  const byKey = (a: number, b: number) => compareRanks(keys()[a] ?? null, keys()[b] ?? null)
  if (values.every((value) => typeof value === 'number' && Number.isFinite(value))) {
    const numbers = Float64Array.from(values as number[])
    return places.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || byKey(a, b))
  }
  // Each different text is compared once; the rows then sort by its rank.
  const distinct = [...new Set<CellRank>(values)].sort(compareRanks)
  const rankOf = new Map(distinct.map((value, rank) => [value, rank]))
  const ranks = Uint32Array.from(values, (value) => rankOf.get(value) ?? 0)
  return places.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || byKey(a, b))
}

function activityUnknown(): DiaError {
  return new DiaError(
    'ACTIVITY_UNKNOWN',
    'These rows do not know what their users did',
    'Offer no activity filter on rows in memory, or ask a source that knows.',
  )
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
