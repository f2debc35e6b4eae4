import type { MatrixView } from '@dia/core/matrices'

const MOST_AT_ONCE = 1000

/** The keys of the rows shown; of a long list the first thousand. */
export function keysShown<Row>(view: MatrixView<Row>, keyOf: (row: Row) => string): readonly string[] {
  return keysFrom(view, keyOf, 0, Math.min(view.length, MOST_AT_ONCE))
}

/** The keys of two rows and of all between them; null where one of the two is not shown. */
export function keysBetween<Row>(
  view: MatrixView<Row>,
  keyOf: (row: Row) => string,
  one: string,
  other: string,
): readonly string[] | null {
  const places = [view.indexOfKey(one), view.indexOfKey(other)]
  const first = Math.min(...places)
  return first < 0 ? null : keysFrom(view, keyOf, first, Math.max(...places) - first + 1)
}

function keysFrom<Row>(view: MatrixView<Row>, keyOf: (row: Row) => string, first: number, length: number) {
  return Array.from({ length }, (_, step) => keyOf(view.rowAt(first + step)))
}
