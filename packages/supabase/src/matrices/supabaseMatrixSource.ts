import { DiaError, isDiaError } from '@dia/core/errors'
import {
  checkMatrixRequest,
  decodeMatrixCursor,
  encodeMatrixCursor,
  type MatrixCountPolicy,
  type MatrixDefinition,
  type MatrixFigures,
  type MatrixPosition,
  type MatrixRequest,
  type MatrixSource,
  type StreamOptions,
  streamMatrixRows,
} from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { loadPart } from '../errors/loadPart.js'
import { type BuiltRequest, type RequestAnswer, sendRequest } from '../errors/sendRequest.js'
import { readRpc } from '../reading/readRpc.js'
import { readsOf } from '../reading/readsOf.js'
import { afterPosition, type Bounds } from './afterPosition.js'
import { checkRows, type RowChecks } from './checkRows.js'
import { matrixKey } from './matrixKey.js'
import { type MatrixQuery, matrixQuery } from './matrixQuery.js'
import type { NumberTypes } from './numberTypes.js'
import { RowMaximum } from './RowMaximum.js'
import { namedAsCents, selectedColumns } from './selectedColumns.js'

export interface MatrixSourceOptions {
  /** What becomes of rows that are not what a definition says. Default `error`. */
  readonly rowChecks?: RowChecks
  /** Told of them under `warn`; by default the console's warnings. */
  readonly onRowMismatch?: (mismatch: DiaError) => void
}

interface Reading {
  readonly signal?: AbortSignal
}

/** A source that also streams, and has the database write down what it hands out. */
export type SupabaseMatrixSource = MatrixSource &
  Required<Pick<MatrixSource, 'openRow' | 'readBreakdown' | 'recordExport' | 'checkReader'>> & {
    /**
     * All rows that a request matches, page after page by keyset, one page in memory at a time. An export, unless
     * `purpose` says otherwise: the audit log has it before the first row comes.
     */
    rows<Row>(
      matrix: MatrixDefinition<Row>,
      request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
      options?: StreamOptions,
    ): AsyncGenerator<Row, void, undefined>
  }

/** Reads matrices through PostgREST with the host's own client: one request per page, by keyset. */
export function supabaseMatrixSource(
  supabase: SupabaseClient,
  { rowChecks = 'error', onRowMismatch = (mismatch) => console.warn(mismatch) }: MatrixSourceOptions = {},
): SupabaseMatrixSource {
  const maximum = new RowMaximum()
  const numberTypes: NumberTypes = new Map()

  /** Sends what the query makes; once more where the server told what numbers a column takes. */
  async function send<Row>(
    matrix: MatrixDefinition<Row>,
    request: Pick<MatrixRequest, 'search' | 'filters'>,
    columns: string,
    build: (query: MatrixQuery) => BuiltRequest,
    signal: AbortSignal,
    count?: MatrixCountPolicy,
  ): Promise<RequestAnswer> {
    try {
      const options = { numberTypes, ...(count && { count }) }
      return await sendRequest(build(matrixQuery(supabase, matrix, request, columns, options)), signal)
    } catch (error) {
      if (Object.values(request.filters).some(({ kind }) => kind === 'numberRange')) {
        const { learnNumberType } = await loadPart(import('./learnNumberType.js'))
        if (learnNumberType(numberTypes, matrix, request, error))
          return send(matrix, request, columns, build, signal, count)
      }
      throw await nameMissing(matrix, error)
    }
  }

  /** Up to `wanted` rows after a position, in as many requests as the server's maximum makes of it. */
  async function readRows<Row>(
    matrix: MatrixDefinition<Row>,
    request: MatrixRequest,
    from: MatrixPosition | null,
    wanted: number,
    signal: AbortSignal,
  ): Promise<Row[]> {
    const rows: Row[] = []
    const boundsAfter = (position: MatrixPosition) => afterPosition(matrix, request.sort, position)
    let [bounds, ...later]: readonly Bounds[] = from === null ? [{ conditions: [] }] : boundsAfter(from)
    let lastCount = 0
    while (rows.length < wanted && bounds !== undefined) {
      const asked = wanted - rows.length
      const within = bounds
      const page = (query: MatrixQuery) => query.page(request.sort, within, asked)
      const { data } = await send(matrix, request, selectedColumns(matrix), page, signal)
      const found = namedAsCents(matrix, data as object[])
      if (lastCount > 0 && found.length > 0) maximum.cutAt(lastCount)
      rows.push(...found)
      const last = found.at(-1)
      if (last === undefined || maximum.isEnd(found.length, asked)) {
        ;[bounds, ...later] = later
        lastCount = 0
      } else {
        ;[bounds, ...later] = boundsAfter(positionOf(matrix, request, last))
        lastCount = found.length
      }
    }
    return rows
  }

  async function countRows<Row>(
    matrix: MatrixDefinition<Row>,
    request: Pick<MatrixRequest, 'search' | 'filters'>,
    { policy = 'exact', signal }: Reading & { policy?: MatrixCountPolicy } = {},
  ) {
    checkMatrixRequest(matrix, request)
    const { search, filters } = request
    return readsOf(supabase).read(
      `count ${matrixKey(matrix)} ${policy} ${JSON.stringify([search, filters])}`,
      async (until) => {
        const { count } = await send(matrix, request, matrix.key, (query) => query.none(), until, policy)
        if (count === null) {
          throw new DiaError('COUNT_MISSING', 'The server answered no count', 'Show the rows without one.')
        }
        return { value: count, policy }
      },
      signal,
    )
  }

  /** Row level security answers who may not read with no rows, and so does a table that is not there. */
  async function checkEmpty<Row>(matrix: MatrixDefinition<Row>, signal: AbortSignal): Promise<void> {
    if (matrix.optionalTable === undefined) return checkReader(matrix, { signal })
    const { checkTableExists } = await loadPart(import('./checkTableExists.js'))
    await checkTableExists(supabase, matrix, signal)
  }

  async function checkReader<Row>(
    matrix: MatrixDefinition<Row>,
    { purpose = 'read', signal }: Reading & { purpose?: 'read' | 'export' } = {},
  ): Promise<void> {
    const part = await loadPart(import('./checkReader.js'))
    await part.checkReader(supabase, matrix, purpose, signal)
  }

  const source: SupabaseMatrixSource = {
    async readPage<Row>(matrix: MatrixDefinition<Row>, request: MatrixRequest, { signal }: Reading = {}) {
      checkMatrixRequest(matrix, request)
      const after = request.after === null ? null : decodeMatrixCursor(request.sort, request.after)
      return readsOf(supabase).read(
        `page ${matrixKey(matrix)} ${rowChecks} ${JSON.stringify(request)}`,
        async (until) => {
          // One row more than the page tells whether there is a next one.
          const found = await readRows(matrix, request, after, request.limit + 1, until)
          const rows = found.slice(0, request.limit)
          if (rows.length === 0) await checkEmpty(matrix, until)
          checkRows(matrix, rows, rowChecks, onRowMismatch)
          const { refreshedAtColumn } = matrix
          return {
            rows,
            next: nextOf(matrix, request, found),
            refreshedAt: rows[0] && refreshedAtColumn ? textOrNull(rows[0][refreshedAtColumn]) : null,
          }
        },
        signal,
      )
    },

    countRows,
    checkReader,

    async readFigures<Row>(matrix: MatrixDefinition<Row>, { signal }: Reading = {}): Promise<MatrixFigures> {
      const { summaryFunction, figures = [] } = matrix
      if (summaryFunction === undefined) return { values: {}, asOf: null }
      const answer = await readRpc(supabase, summaryFunction, {}, signal)
      const known: Readonly<Record<string, unknown>> = Object(Array.isArray(answer) ? answer[0] : answer)
      return {
        values: Object.fromEntries(figures.map(({ name }) => [name, figureOf(known[name])])),
        asOf: textOrNull(known.as_of),
      }
    },

    async countOptions(matrix, name, { signal } = {}) {
      const { countMatrixOptions } = await loadPart(import('./countMatrixOptions.js'))
      return countMatrixOptions(supabase, matrix, name, countRows, signal)
    },

    async refresh<Row>(matrix: MatrixDefinition<Row>, { signal }: Reading = {}) {
      if (matrix.refreshFunction !== undefined) await callRpc(supabase, matrix.refreshFunction, {}, signal)
    },

    async openRow<Row>(matrix: MatrixDefinition<Row>, key: string, { signal }: Reading = {}) {
      const { openMatrixRow } = await loadPart(import('./openMatrixRow.js'))
      const row = await openMatrixRow(supabase, matrix, key, signal)
      checkRows(matrix, [row], rowChecks, onRowMismatch)
      return row
    },

    async readBreakdown(matrix, breakdown, key, { signal } = {}) {
      const { readMatrixBreakdown } = await loadPart(import('./readMatrixBreakdown.js'))
      return readMatrixBreakdown(supabase, matrix.name, breakdown, key, signal)
    },

    async recordExport(matrix, request, { rowCount = null, signal } = {}) {
      checkMatrixRequest(matrix, request)
      const { recordedRequest } = await loadPart(import('./recordedRequest.js'))
      const args = { matrix: matrix.name, request: recordedRequest(request), row_count: rowCount }
      await callRpc(supabase, 'dia_record_export', args, signal)
    },

    rows: (matrix, request, options = {}) =>
      streamMatrixRows(source, matrix, request, { purpose: 'export', ...options }),
  }
  return source
}

/** A relation that is not there is that of a table which the host may lack, where the matrix has such a table. */
async function nameMissing<Row>(matrix: MatrixDefinition<Row>, error: unknown): Promise<unknown> {
  if (matrix.optionalTable === undefined || !isDiaError(error) || error.code !== 'MIGRATION_MISSING')
    return error
  const { tableMissing } = await loadPart(import('./checkTableExists.js'))
  return tableMissing(matrix, error)
}

/** Where the page ends, if one row more than the page was found. */
function nextOf<Row>(matrix: MatrixDefinition<Row>, request: MatrixRequest, found: readonly Row[]) {
  const last = found[request.limit - 1]
  if (last === undefined || found.length <= request.limit) return null
  const column = request.sort.column as keyof Row
  const tied = request.limit > 1 && found[0]?.[column] === found[request.limit]?.[column]
  return encodeMatrixCursor(request.sort, { ...positionOf(matrix, request, last), tied })
}

function positionOf<Row>(matrix: MatrixDefinition<Row>, { sort }: MatrixRequest, row: Row): MatrixPosition {
  const value: unknown = row[sort.column as keyof Row]
  if (value === null || value === undefined) {
    throw new DiaError(
      'NULL_SORT_VALUE',
      `The sort column "${sort.column}" of "${matrix.relation}" holds a null`,
      'Coalesce the column in the relation: pages by keyset need a value in every row.',
    )
  }
  return { value: value as MatrixPosition['value'], key: row[matrix.key] as MatrixPosition['key'] }
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function figureOf(value: unknown): number | string | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null
}
