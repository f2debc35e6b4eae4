import type { DiaError } from '@dia/core/errors'
import type { MatrixPage, MatrixRequest, MatrixView } from '@dia/core/matrices'
import { asDiaError } from '../../reading/asDiaError.js'
import { isDenial } from '../../reading/isDenial.js'

/** What is known of a page while it is read, as plain steps: old rows stay until new ones arrive. */
export interface MatrixReading<Row> {
  /** The request that is being read or was read last; answers to any other are ignored. */
  readonly ticket: number
  readonly status: 'loading' | 'ready' | 'failed' | 'denied'
  /** The last page that arrived, perhaps of an earlier request. */
  readonly page: MatrixPage<Row> | null
  /** All rows at once, where the source holds them in memory; then `page` has none. */
  readonly view: MatrixView<Row> | null
  /** The request that `page` answers. */
  readonly answered: MatrixRequest | null
  /** How many rows lie before `page`. */
  readonly offset: number
  /** When the rows were computed, by the newest page that could tell: one without rows cannot. */
  readonly refreshedAt: string | null
  /** When `page` arrived, in ms since 1970; null before the first. */
  readonly readAt: number | null
  /** The rows shown answer an earlier request, or could not be read again. */
  readonly isStale: boolean
  readonly error: DiaError | null
}

export type MatrixReadingStep<Row> =
  | { readonly type: 'asked'; readonly ticket: number }
  | {
      readonly type: 'answered'
      readonly ticket: number
      readonly page: MatrixPage<Row>
      readonly view?: MatrixView<Row>
      readonly request: MatrixRequest
      readonly offset: number
      readonly at: number
    }
  /** The page after `page`, in endless scrolling. */
  | { readonly type: 'appended'; readonly ticket: number; readonly page: MatrixPage<Row> }
  | { readonly type: 'failed'; readonly ticket: number; readonly error: unknown }
  | { readonly type: 'refreshFailed'; readonly error: unknown }

export const NOTHING_READ: MatrixReading<never> = {
  ticket: 0,
  status: 'loading',
  page: null,
  view: null,
  answered: null,
  offset: 0,
  refreshedAt: null,
  readAt: null,
  isStale: false,
  error: null,
}

export function nextReading<Row>(
  reading: MatrixReading<Row>,
  step: MatrixReadingStep<Row>,
): MatrixReading<Row> {
  if (step.type === 'asked') {
    return { ...reading, ticket: step.ticket, status: 'loading', isStale: reading.page !== null, error: null }
  }
  if (step.type === 'refreshFailed') {
    return { ...reading, status: 'failed', isStale: reading.page !== null, error: asDiaError(step.error) }
  }
  if (step.ticket !== reading.ticket) return reading
  if (step.type === 'answered') {
    return {
      ...reading,
      status: 'ready',
      page: step.page,
      view: step.view ?? null,
      answered: step.request,
      offset: step.offset,
      refreshedAt: step.page.refreshedAt ?? reading.refreshedAt,
      readAt: step.at,
      isStale: false,
      error: null,
    }
  }
  if (step.type === 'appended') {
    if (reading.page === null) return reading
    return { ...reading, page: { ...step.page, rows: [...reading.page.rows, ...step.page.rows] } }
  }
  const error = asDiaError(step.error)
  if (isDenial(error)) return { ...NOTHING_READ, ticket: reading.ticket, status: 'denied', error }
  return { ...reading, status: 'failed', isStale: reading.page !== null, error }
}
