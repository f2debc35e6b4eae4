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
  /** Rows of an earlier search, filter or page are kept because what is asked for now failed. */
  readonly ofOtherRequest: string
  /** At the end of a list that is read on. */
  readonly moreFailed: string
}

export const englishStates: StatesMessages = {
  emptyTitle: (matrix) => `No ${matrix.toLowerCase()} yet`,
  emptyHint: 'Rows appear once the table has some and is refreshed.',
  filteredEmptyTitle: 'Nothing matches',
  filteredEmptyHint: (search, filterCount) =>
    `No row passes ${[
      search && `the search “${search}”`,
      filterCount && `${filterCount} filter${filterCount === 1 ? '' : 's'}`,
    ]
      .filter(Boolean)
      .join(' and ')}.`,
  clearFilters: 'Clear search and filters',
  deniedTitle: 'You may not see these rows',
  deniedWho: 'Only admins may read this matrix.',
  failedTitle: 'The rows could not be read',
  code: (code) => `Code ${code}`,
  error: (error) => error,
  retry: 'Try again',
  firstPage: 'First page',
  stale: (relativeTime) => `Rows as of ${relativeTime}; they could not be read again.`,
  ofOtherRequest: 'These rows are of what was set before; what is set now could not be read.',
  moreFailed: 'More rows could not be read.',
}
