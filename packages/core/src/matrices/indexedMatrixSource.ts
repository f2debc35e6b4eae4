import { answerOrDiaError, DiaError } from '../errors/index.js'
import { checkMatrixRequest } from './checkMatrixRequest.js'
import { encodeOffset, offsetAfter } from './indexOffset.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixRequest } from './MatrixRequest.js'
import type { MatrixSource, MatrixView } from './MatrixSource.js'
import { createMatrixIndex, type MatrixIndex } from './matrixIndex.js'
import { rowOfKey } from './rowOfKey.js'

export interface IndexedMatrixSourceOptions {
  /** When the rows were computed, ISO 8601; null, the default, where they are live. */
  readonly refreshedAt?: string | null
}

/**
 * A large array behind the port, for one matrix: 100,000 rows are sorted and filtered within a frame or two, and shown
 * without pages. The rows are indexed as they are asked for and must not change. It answers no activity filter.
 * @example
 * import { indexedMatrixSource, usersMatrix } from '@dia/core/matrices'
 * const source = indexedMatrixSource([{ user_id: 'a', email: 'b@x' }, { user_id: 'b', email: 'a@x' }])
 * const request = { search: '', filters: {}, sort: { column: 'email', direction: 'asc' } }
 * (await source.readView(usersMatrix, request)).rowAt(0).user_id // → 'b'
 */
export function indexedMatrixSource(
  rows: readonly object[],
  options: IndexedMatrixSourceOptions = {},
): MatrixSource & Required<Pick<MatrixSource, 'readView'>> {
  return answerOrDiaError('indexedMatrixSource', () => {
    if (!Array.isArray(rows)) {
      throw new DiaError('INVALID_ROWS', 'The rows are not an array', 'Pass an array of rows.')
    }
    return sourceOf(rows, options?.refreshedAt ?? null)
  })
}

type AnyRow = Readonly<Record<string, unknown>>

function sourceOf(rows: readonly AnyRow[], refreshedAt: string | null) {
  const indexes = new WeakMap<object, MatrixIndex>()
  const indexOf = <Row>(matrix: MatrixDefinition<Row>): MatrixIndex => {
    const known = indexes.get(matrix)
    if (known) return known
    const made = createMatrixIndex(rows, matrix as unknown as MatrixDefinition<AnyRow>)
    indexes.set(matrix, made)
    return made
  }
  const view = <Row>(
    matrix: MatrixDefinition<Row>,
    request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
    signal: AbortSignal | undefined,
  ): MatrixView<Row> => {
    checkMatrixRequest(matrix, request)
    if (signal?.aborted) {
      throw new DiaError('ABORTED', 'The request was abandoned', 'Ask again if it is still wanted.')
    }
    const index = indexOf(matrix)
    const places = index.places(request)
    let ranks: Map<number, number> | null = null
    return {
      length: places.length,
      rowAt: (at) => rows[places[at] ?? -1] as Row,
      indexOfKey(key) {
        const place = index.placeOfKey(key)
        if (place < 0) return -1
        ranks ??= new Map()
        const known = ranks.get(place) ?? places.indexOf(place)
        ranks.set(place, known)
        return known
      },
      refreshedAt,
    }
  }
  return {
    async readView<Row>(
      matrix: MatrixDefinition<Row>,
      request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
      options: { signal?: AbortSignal } = {},
    ) {
      return view(matrix, request, options.signal)
    },
    async readPage<Row>(
      matrix: MatrixDefinition<Row>,
      request: MatrixRequest,
      options: { signal?: AbortSignal } = {},
    ) {
      const found = view(matrix, request, options.signal)
      const start = offsetAfter(request)
      const end = Math.min(start + request.limit, found.length)
      return {
        rows: Array.from({ length: Math.max(end - start, 0) }, (_, at) => found.rowAt(start + at)),
        next: end < found.length ? encodeOffset(request, end) : null,
        refreshedAt,
      }
    },
    async countRows<Row>(
      matrix: MatrixDefinition<Row>,
      request: Pick<MatrixRequest, 'search' | 'filters'>,
      options: { signal?: AbortSignal } = {},
    ) {
      const found = view(matrix, { ...request, sort: matrix.defaultSort }, options.signal)
      return { value: found.length, policy: 'exact' as const }
    },
    async openRow<Row>(matrix: MatrixDefinition<Row>, key: string) {
      return rowOfKey(rows[indexOf(matrix).placeOfKey(key)]) as Row
    },
    async countOptions<Row>(matrix: MatrixDefinition<Row>, filter: string) {
      return indexOf(matrix).countOptions(filter)
    },
    async refresh() {},
  }
}
