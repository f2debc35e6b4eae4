import { asDiaError, DiaError } from '../errors/index.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixRequest } from './MatrixRequest.js'
import type { MatrixPage, MatrixSource } from './MatrixSource.js'

export interface StreamOptions {
  readonly signal?: AbortSignal
  /** Called after each page; `done` counts the rows read so far. */
  readonly onProgress?: (progress: { readonly done: number }) => void
  /** Rows per request, 1 to 5,000. Default 500. */
  readonly pageSize?: number
  /** An `export` is written down by the source before the first row, where it can. Default `read`. */
  readonly purpose?: 'read' | 'export'
  /** How many rows are expected, for that record. */
  readonly rowCount?: number
}

const PAGE_SIZE = 500

/**
 * All rows that a request matches, page after page by keyset, one page in memory at a time. Ends early where the
 * reader stops. Throws DiaError `ABORTED`, `STREAM_STUCK`, and what the source throws: after the last row too, where the
 * reader may no longer read and what came is not all.
 * @example
 * import { memoryMatrixSource, streamMatrixRows, usersMatrix } from '@dia/core/matrices'
 * const request = { search: '', filters: {}, sort: usersMatrix.defaultSort }
 * const rows = streamMatrixRows(memoryMatrixSource([{ user_id: 'a' }]), usersMatrix, request)
 * await rows.next() // → { value: { user_id: 'a' }, done: false }
 */
export async function* streamMatrixRows<Row>(
  source: Pick<MatrixSource, 'readPage' | 'recordExport' | 'checkReader'>,
  matrix: MatrixDefinition<Row>,
  request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
  options: StreamOptions = {},
): AsyncGenerator<Row, void, undefined> {
  try {
    const { signal, onProgress, pageSize = PAGE_SIZE, purpose = 'read', rowCount = null } = options
    const { search, filters, sort } = request
    const reading = signal === undefined ? {} : { signal }
    if (purpose === 'export') {
      await source.recordExport?.(matrix, { search, filters, sort }, { rowCount, ...reading })
    }
    let after: string | null = null
    let done = 0
    do {
      if (signal?.aborted) throw abandoned()
      const page: MatrixPage<Row> = await source.readPage(
        matrix,
        { search, filters, sort, limit: pageSize, after },
        reading,
      )
      if (page.next !== null && (page.next === after || page.rows.length === 0)) throw stuck(matrix.name)
      after = page.next
      for (const row of page.rows) {
        if (signal?.aborted) throw abandoned()
        yield row
      }
      done += page.rows.length
      onProgress?.({ done })
    } while (after !== null)
    await source.checkReader?.(matrix, { purpose, ...reading })
  } catch (cause) {
    throw asDiaError('streamMatrixRows', cause)
  }
}

function abandoned(): DiaError {
  return new DiaError('ABORTED', 'The reading was abandoned', 'Start again if it is still wanted.')
}

function stuck(matrix: string): DiaError {
  return new DiaError(
    'STREAM_STUCK',
    `The source of the matrix "${matrix}" answered the same page again, or an empty one that is not the last`,
    'Each page but the last holds rows and a cursor of its own; mend the source.',
  )
}
