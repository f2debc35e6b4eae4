import type { MatrixBreakdownPart } from './MatrixBreakdown.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixFigures } from './MatrixFigure.js'
import type { MatrixRequest } from './MatrixRequest.js'

export interface MatrixPage<Row> {
  readonly rows: readonly Row[]
  /** The cursor of the page after this one, or null on the last page. */
  readonly next: string | null
  /** When the rows were computed, ISO 8601; null where they are live. */
  readonly refreshedAt: string | null
}

/** All rows that a request matches, each at hand by its place: what a source in memory can answer. */
export interface MatrixView<Row> {
  readonly length: number
  /** 0 ≤ index < length. */
  rowAt(index: number): Row
  /** The place of a key; −1 where no row has it. */
  indexOfKey(key: string): number
  /** When the rows were computed, ISO 8601; null where they are live. */
  readonly refreshedAt: string | null
}

/** exact may take long; estimated is the planner's. */
export type MatrixCountPolicy = 'exact' | 'estimated'

export interface MatrixCount {
  readonly value: number
  readonly policy: MatrixCountPolicy
}

/** Where matrices read their rows. Every adapter passes `matrixSourceContract`. Failures are DiaErrors. */
export interface MatrixSource {
  /** Refuses aloud who may not read: an answer without rows means that there are none. */
  readPage<Row>(
    matrix: MatrixDefinition<Row>,
    request: MatrixRequest,
    options?: { signal?: AbortSignal },
  ): Promise<MatrixPage<Row>>
  /** All rows at hand, where the source holds them in memory; a grid then scrolls through them without pages. */
  readView?<Row>(
    matrix: MatrixDefinition<Row>,
    request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
    options?: { signal?: AbortSignal },
  ): Promise<MatrixView<Row>>
  /** Counts the rows a request matches on all pages; asked apart from the page, so that rows never wait for it. */
  countRows<Row>(
    matrix: MatrixDefinition<Row>,
    request: Pick<MatrixRequest, 'search' | 'filters'>,
    options?: { policy?: MatrixCountPolicy; signal?: AbortSignal },
  ): Promise<MatrixCount>
  /**
   * One row with everything in it, for its detail: the backend writes down who opened it, in the same transaction.
   * Throws DiaError `NOT_FOUND`. Where it is missing, the page's row is all that there is.
   */
  openRow?<Row>(matrix: MatrixDefinition<Row>, key: string, options?: { signal?: AbortSignal }): Promise<Row>
  /**
   * Has the backend write down that a request's rows are about to be handed out. `streamMatrixRows` asks for it before
   * the first row where its purpose is an export.
   */
  recordExport?<Row>(
    matrix: MatrixDefinition<Row>,
    request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
    options?: { rowCount?: number | null; signal?: AbortSignal },
  ): Promise<void>
  /**
   * Throws DiaError `DENIED` where the reader may not read the matrix, or no longer may: where the backend answers such a
   * reader with fewer rows instead. `streamMatrixRows` asks after the last row, so that no short answer passes for all;
   * `readPage` asks by itself before it answers no rows.
   */
  checkReader?<Row>(
    matrix: MatrixDefinition<Row>,
    options?: { purpose?: 'read' | 'export'; signal?: AbortSignal },
  ): Promise<void>
  /** The figures over the whole matrix; asked only of a matrix that has some. */
  readFigures?<Row>(matrix: MatrixDefinition<Row>, options?: { signal?: AbortSignal }): Promise<MatrixFigures>
  /** How many rows each option of a select filter has, estimated, by option value; without it no counts are shown. */
  countOptions?<Row>(
    matrix: MatrixDefinition<Row>,
    filter: string,
    options?: { signal?: AbortSignal },
  ): Promise<ReadonlyMap<string, number>>
  /** The parts of a row, by the name of one of the matrix's breakdowns; without it rows open without them. */
  readBreakdown?<Row>(
    matrix: MatrixDefinition<Row>,
    breakdown: string,
    key: string,
    options?: { signal?: AbortSignal },
  ): Promise<readonly MatrixBreakdownPart[]>
  /** Recomputes what the matrix shows, where it is not live. */
  refresh<Row>(matrix: MatrixDefinition<Row>, options?: { signal?: AbortSignal }): Promise<void>
}
