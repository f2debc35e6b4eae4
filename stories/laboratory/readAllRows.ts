import { toDiaError } from '@dia/supabase'

export interface RowsAnswer {
  readonly data: readonly unknown[] | null
  readonly error: unknown
  readonly status: number
}

/** As many rows as PostgREST answers at once. */
const PAGE = 1000

/** All rows of a query, page after page; its order must be total. */
export async function readAllRows<Row>(
  readPage: (from: number, to: number) => PromiseLike<RowsAnswer>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const { data, error, status } = await readPage(rows.length, rows.length + PAGE - 1)
    if (error || data === null) throw toDiaError(error, status)
    rows.push(...(data as readonly Row[]))
    if (data.length < PAGE) return rows
  }
}
