import type { MatrixDefinition, MatrixRequest, MatrixSource } from '../matrices/index.js'
import { contractRowsMatrix, contractTextsMatrix } from './contractMatrices.js'
import { CONTRACT_ROWS, CONTRACT_TEXTS } from './contractRows.js'
import type { MatrixSourceHarness } from './MatrixSourceHarness.js'
import { must } from './must.js'

/** The sources of a harness, each opened once, by the first case that needs it. */
export interface MatrixScene {
  readonly harness: MatrixSourceHarness
  rows(): Promise<MatrixSource>
  texts(): Promise<MatrixSource>
}

export function matrixScene(harness: MatrixSourceHarness): MatrixScene {
  let rows: Promise<MatrixSource> | undefined
  let texts: Promise<MatrixSource> | undefined
  return {
    harness,
    rows: () => {
      rows ??= harness.open(contractRowsMatrix, CONTRACT_ROWS)
      return rows
    },
    texts: () => {
      texts ??= harness.open(contractTextsMatrix, CONTRACT_TEXTS)
      return texts
    },
  }
}

/** A request of the first page in the definition's order. */
export function requestOf<Row>(
  matrix: MatrixDefinition<Row>,
  changes: Partial<MatrixRequest> = {},
): MatrixRequest {
  return { search: '', filters: {}, sort: matrix.defaultSort, limit: 200, after: null, ...changes }
}

/** All rows of a request, page by page; no page but the last may be short, and none may come twice. */
export async function allRows<Row>(
  source: MatrixSource,
  matrix: MatrixDefinition<Row>,
  request: MatrixRequest,
): Promise<Row[]> {
  const found: Row[] = []
  let after: string | null = null
  for (let page = 0; page < 10_000; page++) {
    const { rows, next }: { rows: readonly Row[]; next: string | null } = await source.readPage(matrix, {
      ...request,
      after,
    })
    found.push(...rows)
    must(
      next === null ? rows.length <= request.limit : rows.length === request.limit,
      `Each page but the last holds ${request.limit} rows`,
      `${rows.length} on page ${page + 1}`,
    )
    if (next === null) return found
    after = next
  }
  throw new Error('The pages come to an end; came 10,000 pages')
}
