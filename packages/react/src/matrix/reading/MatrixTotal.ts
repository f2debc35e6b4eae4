/** How many rows match on all pages, and how well that is known. */
export type MatrixTotal =
  | { readonly status: 'asking' | 'unknown' }
  | { readonly status: 'exact' | 'estimated'; readonly value: number }

/** The last page tells the exact number for free; null where it does not. */
export function totalFromPage(page: { rowCount: number; offset: number; isLast: boolean }): number | null {
  return page.isLast && (page.rowCount > 0 || page.offset === 0) ? page.offset + page.rowCount : null
}
