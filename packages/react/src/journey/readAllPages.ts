import type { QueryPage } from '@dia/core/queries'

/** Everything that was read, and whether more was left out. */
export interface AllRows<Row> {
  readonly rows: readonly Row[]
  readonly isTruncated: boolean
}

/** Reads page after page until the last, or until there are `most` rows; tells what there is after each. */
export async function readAllPages<Row>(
  readPage: (after: string | null) => Promise<QueryPage<Row>>,
  most: number,
  tell: (part: AllRows<Row>) => void = () => undefined,
): Promise<AllRows<Row>> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: QueryPage<Row> = await readPage(after)
    rows.push(...page.rows)
    after = page.next
    if (after !== null) tell({ rows: rows.slice(), isTruncated: true })
  } while (after !== null && rows.length < most)
  return { rows, isTruncated: after !== null }
}
