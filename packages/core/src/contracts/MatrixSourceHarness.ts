import type { MatrixDefinition, MatrixSource } from '../matrices/index.js'

/** What a contract needs of an adapter. */
export interface MatrixSourceHarness {
  /** A source over exactly these rows. Asked once per definition, and only when a case needs it. */
  open<Row extends object>(matrix: MatrixDefinition<Row>, rows: readonly Row[]): Promise<MatrixSource>
  /** False where the adapter answers no activity filter, and says so. Default true. */
  readonly answersActivities?: boolean
  /**
   * The source of the contract's rows again, behind a server that never answers more than `maximum` rows at once and
   * does not say so. Left out where there is no server.
   */
  openCapped?(maximum: number): Promise<MatrixSource>
  /** What the backend has written down so far. Left out where nothing is. */
  recorded?(): Promise<{ readonly openings: number; readonly exports: number }>
}
