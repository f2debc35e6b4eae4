import { DiaError } from '@dia/core/errors'
import type { JourneySource, QueryPage, QuerySource } from '@dia/core/queries'
import { loadPart } from '../errors/loadPart.js'

/** The largest page of the queries. */
const PAGE = 500
const MOST = 5000
const LARGEST = 50_000

/** Reads journeys to their end through any source of the five queries; core tells them in order. */
export function journeyOverQueries(queries: QuerySource): JourneySource {
  return {
    async readTimeline({ most = MOST, ...request }, { timeline, ...options } = {}) {
      if (!Number.isInteger(most) || most < 1 || most > LARGEST) {
        throw new DiaError(
          'INVALID_INPUT',
          '`most` is not a number of interactions',
          'Give 1 to 50,000, or leave it out.',
        )
      }
      const { rows, isTruncated } = await allPages(
        (after) =>
          queries.readInteractionTimeline({ ...request, after, limit: Math.min(PAGE, most) }, options),
        most,
      )
      // It brings the whole event catalogue.
      const { buildTimeline } = await loadPart(import('@dia/core/journey'))
      return { ...buildTimeline(rows, timeline), isTruncated }
    },
    readInfluence: (request, options) => queries.readInfluenceSummary(request, options),
    async readSessions(request, options) {
      const first = await queries.readSessionAnalysis({ ...request, limit: PAGE }, options)
      const { rows } = await allPages(
        (after) =>
          after === null
            ? Promise.resolve(first)
            : queries.readSessionAnalysis({ ...request, after, limit: PAGE }, options),
        LARGEST,
      )
      return { rows, degraded: first.degraded }
    },
    async readAffinity(request, options) {
      const { rows } = await allPages(
        (after) => queries.readAffinity({ ...request, after, limit: PAGE }, options),
        LARGEST,
      )
      return rows
    },
  }
}

async function allPages<Row>(
  readPage: (after: string | null) => Promise<QueryPage<Row>>,
  most: number,
): Promise<{ readonly rows: Row[]; readonly isTruncated: boolean }> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: QueryPage<Row> = await readPage(after)
    rows.push(...page.rows)
    after = page.next
  } while (after !== null && rows.length < most)
  return { rows: rows.slice(0, most), isTruncated: after !== null || rows.length > most }
}
