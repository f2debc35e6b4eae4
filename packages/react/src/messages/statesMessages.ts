import type { DiaError } from '@dia/core/errors'

/** Words of a matrix without rows. Numbers and dates arrive formatted. */
export interface StatesMessages {
  emptyTitle(matrix: string): string
  readonly emptyHint: string
  readonly filteredEmptyTitle: string
  filteredEmptyHint(search: string, filterCount: number): string
  readonly clearFilters: string
  readonly deniedTitle: string
  /** Who may. */
  readonly deniedWho: string
  readonly failedTitle: string
  code(code: string): string
  /** An error in words: what happened and the way out, as whoever raised it says it. */
  error(error: DiaError): { readonly message: string; readonly hint: string }
  readonly retry: string
  readonly firstPage: string
  /** Old rows are kept because reading again failed. */
  stale(relativeTime: string): string
}

export const englishStates: StatesMessages = {
  emptyTitle: (matrix) => `No ${matrix.toLowerCase()} yet`,
  emptyHint: 'Rows appear here as soon as the table holds some and the matrix is refreshed.',
  filteredEmptyTitle: 'Nothing matches',
  filteredEmptyHint: (search, filterCount) =>
    [
      search === '' ? '' : `the search “${search}”`,
      filterCount === 0 ? '' : filterCount === 1 ? 'one filter' : `${filterCount} filters`,
    ]
      .filter(Boolean)
      .join(' and ')
      .replace(/^(.*)$/, 'No row passes $1.'),
  clearFilters: 'Clear search and filters',
  deniedTitle: 'You may not see these rows',
  deniedWho: 'Only admins may read this matrix.',
  failedTitle: 'The rows could not be read',
  code: (code) => `Code ${code}`,
  error: (error) => error,
  retry: 'Try again',
  firstPage: 'Go to the first page',
  stale: (relativeTime) => `These rows are as of ${relativeTime}; they could not be read again.`,
}
