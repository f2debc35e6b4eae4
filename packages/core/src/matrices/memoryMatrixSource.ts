import { answerOrDiaError, DiaError } from '../errors/index.js'
import { isStorableText } from '../json/index.js'
import { type CellRank, cellRank, compareRanks } from './cellRank.js'
import { checkMatrixRequest } from './checkMatrixRequest.js'
import { countValues } from './countValues.js'
import { foldCase } from './foldCase.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixFigures } from './MatrixFigure.js'
import type { ActivityCondition, MatrixRequest } from './MatrixRequest.js'
import type { MatrixSource } from './MatrixSource.js'
import { decodeMatrixCursor, encodeMatrixCursor, type MatrixPosition } from './matrixCursor.js'
import { asStored, passesFilter } from './passesFilter.js'
import { rowOfKey } from './rowOfKey.js'
import { countsOfOptions } from './storedValues.js'

export interface MemoryMatrixSourceOptions {
  /** When the rows were computed, ISO 8601; null, the default, where they are live. */
  readonly refreshedAt?: string | null
  readonly figures?: MatrixFigures
  /** Whether the user of a row meets all conditions; without it no activity filter can be answered. */
  readonly did?: (row: Readonly<Record<string, unknown>>, conditions: readonly ActivityCondition[]) => boolean
}

type AnyRow = Readonly<Record<string, unknown>>

interface RankedRow {
  readonly row: AnyRow
  readonly value: CellRank
  readonly key: CellRank
}

/**
 * Rows in memory behind the port, for one matrix: searched, filtered, sorted and paged as a database would. Later
 * changes of the array show. Failures are DiaErrors.
 * @example
 * import { memoryMatrixSource, usersMatrix } from '@dia/core/matrices'
 * const source = memoryMatrixSource([{ user_id: 'a', role: 'fan' }, { user_id: 'b', role: 'admin' }])
 * const filters = { role: { kind: 'select', values: ['fan'] } }
 * (await source.countRows(usersMatrix, { search: '', filters })).value // → 1
 */
export function memoryMatrixSource(
  allRows: readonly object[],
  options: MemoryMatrixSourceOptions = {},
): MatrixSource {
  return answerOrDiaError('memoryMatrixSource', () => sourceOf(allRows as readonly AnyRow[], options))
}

function sourceOf(
  rows: readonly AnyRow[],
  { refreshedAt = null, figures, did }: MemoryMatrixSourceOptions,
): MatrixSource {
  function matching<Row>(
    matrix: MatrixDefinition<Row>,
    { search, filters }: Pick<MatrixRequest, 'search' | 'filters'>,
  ): readonly AnyRow[] {
    const wanted = textOf(search).trim()
    const { searchColumn } = matrix
    // Half an emoji is in no text, though it is in its code units.
    if (searchColumn !== undefined && !isStorableText(wanted)) return []
    const set = matrix.filters.flatMap((filter) => {
      const value = Object.hasOwn(filters, filter.name) ? filters[filter.name] : undefined
      return value === undefined ? [] : [{ column: filter.column, value: asStored(filter, value) }]
    })
    return rows.filter(
      (row) =>
        (wanted === '' || searchColumn === undefined || textOf(row[searchColumn]).includes(wanted)) &&
        set.every(({ column, value }) =>
          value.kind === 'activity' ? meets(row, value.conditions) : passesFilter(row[column], value),
        ),
    )
  }

  function meets(row: AnyRow, conditions: readonly ActivityCondition[]): boolean {
    if (did !== undefined) return did(row, conditions)
    throw new DiaError(
      'ACTIVITY_UNKNOWN',
      'These rows do not know what their users did',
      'Pass `did`, which says whether the user of a row meets the conditions.',
    )
  }

  return {
    async readPage<Row>(
      matrix: MatrixDefinition<Row>,
      request: MatrixRequest,
      options: { signal?: AbortSignal } = {},
    ) {
      checkMatrixRequest(matrix, request)
      refuseAborted(options.signal)
      const { sort, limit, after } = request
      const position = after === null ? null : decodeMatrixCursor(sort, after)
      const kindOf = (name: string) => matrix.columns.find((column) => column.name === name)?.kind
      const rank = (value: unknown, key: unknown) => ({
        value: cellRank(kindOf(sort.column), value),
        key: cellRank(kindOf(matrix.key), key),
      })
      const sign = sort.direction === 'asc' ? 1 : -1
      const compare = (a: Omit<RankedRow, 'row'>, b: Omit<RankedRow, 'row'>) =>
        sign * (compareRanks(a.value, b.value) || compareRanks(a.key, b.key))
      const found = matching(matrix, request).map((row) => ({
        row,
        ...rank(row[sort.column], row[matrix.key]),
      }))
      const end = position && rank(position.value, position.key)
      const rest = end ? found.filter((row) => compare(row, end) > 0) : found
      const page = rest.sort(compare).slice(0, limit)
      const last = page.at(-1)?.row
      return {
        rows: page.map(({ row }) => row as Row),
        next:
          rest.length > limit && last
            ? encodeMatrixCursor(sort, positionOf(matrix, sort.column, last))
            : null,
        refreshedAt,
      }
    },

    async countRows(matrix, request, options = {}) {
      checkMatrixRequest(matrix, request)
      refuseAborted(options.signal)
      return { value: matching(matrix, request).length, policy: 'exact' }
    },

    async openRow<Row>(matrix: MatrixDefinition<Row>, key: string, options: { signal?: AbortSignal } = {}) {
      refuseAborted(options.signal)
      return rowOfKey(rows.find((row) => String(row[matrix.key]) === key)) as Row
    },

    async countOptions(matrix, name, options = {}) {
      refuseAborted(options.signal)
      const filter = matrix.filters.find((offered) => offered.name === name)
      const counts = countValues(rows, filter?.column)
      return filter === undefined ? counts : countsOfOptions(filter, counts)
    },

    ...(figures && { readFigures: async () => figures }),

    async refresh(_, options = {}) {
      refuseAborted(options.signal)
    },
  }
}

function positionOf<Row>(matrix: MatrixDefinition<Row>, column: string, row: AnyRow): MatrixPosition {
  const value = row[column]
  if (value === null || value === undefined) {
    throw new DiaError(
      'NULL_SORT_VALUE',
      `The sort column "${column}" of the matrix "${matrix.name}" holds a null`,
      'Pages by keyset need a value in every row.',
    )
  }
  return { value: value as MatrixPosition['value'], key: row[matrix.key] as MatrixPosition['key'] }
}

function textOf(cell: unknown): string {
  return cell === null || cell === undefined ? '' : foldCase(String(cell))
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new DiaError('ABORTED', 'The request was abandoned', 'Ask again if it is still wanted.')
}
