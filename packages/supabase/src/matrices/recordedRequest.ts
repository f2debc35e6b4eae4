import type { MatrixRequest } from '@dia/core/matrices'

/** What the audit log takes of a request is 16 kB; Postgres writes it with more spaces than JavaScript does. */
const LONGEST = 12_000

/** A request as the audit log keeps it; of one that is too long, the sort and which filters were set. */
export function recordedRequest({
  search,
  filters,
  sort,
}: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>): Readonly<Record<string, unknown>> {
  const whole = { search, filters, sort }
  if (new TextEncoder().encode(JSON.stringify(whole)).length <= LONGEST) return whole
  return { search: search.slice(0, 200), filters: Object.keys(filters), sort, isShortened: true }
}
