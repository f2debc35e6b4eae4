import type { DiaError } from '@dia/core/errors'
import type {
  MatrixCountPolicy,
  MatrixDefinition,
  MatrixPage,
  MatrixRequest,
  MatrixSource,
  MatrixView,
} from '@dia/core/matrices'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { asDiaError } from '../../reading/asDiaError.js'
import { isDenial } from '../../reading/isDenial.js'
import { type MatrixState, offsetOf, requestOf } from '../state/MatrixState.js'
import { listView } from './listView.js'
import { type MatrixReading, NOTHING_READ, nextReading } from './MatrixReading.js'
import { type MatrixTotal, totalFromPage } from './MatrixTotal.js'
import { useMatrixRefresh } from './useMatrixRefresh.js'
import { useMatrixTotal } from './useMatrixTotal.js'
import { useReadMore } from './useReadMore.js'

export interface MatrixRowsOptions {
  /** How long typing has to rest before it is searched, in ms. Default 250. */
  readonly searchDelay?: number
  /** How rows are counted until the admin asks for the exact number. Default 'estimated'. */
  readonly countPolicy?: MatrixCountPolicy
  /** Pages, or one list that reads on as it is scrolled. Default: endless where the source holds all rows, else pages. */
  readonly paging?: 'pages' | 'endless'
}

export interface MatrixRows<Row> {
  readonly status: MatrixReading<Row>['status']
  /** The rows of the page, or all read so far; empty where the source holds all rows in memory. */
  readonly rows: readonly Row[]
  /** The rows to show, by their place. */
  readonly view: MatrixView<Row>
  readonly paging: 'pages' | 'endless'
  /** The rows shown answer an earlier request, or could not be read again. */
  readonly isStale: boolean
  /** The rows shown answer an earlier request, and this one is still read or has failed. */
  readonly isOfOtherRequest: boolean
  readonly error: DiaError | null
  /** How many rows lie before the rows shown. */
  readonly offset: number
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null
  /** When the rows were computed, ISO 8601; null where they are live. */
  readonly refreshedAt: string | null
  /** When the rows arrived, in ms since 1970. */
  readonly readAt: number | null
  readonly total: MatrixTotal
  countExactly(): void
  /** Reads on, in endless scrolling. */
  readMore(): void
  readonly isReadingMore: boolean
  /** Why the page after the rows shown could not be read; `readMore` tries again. */
  readonly moreError: DiaError | null
  /** Reads the same page again. */
  retry(): void
  /** Has the source recompute the matrix, then reads the same page again. */
  refresh(): void
  readonly isRefreshing: boolean
}

/** How long an answer from memory may take before it is waited for visibly, in ms. */
const AT_HAND_MS = 50

/** As many rows as a PostgREST hands out at once where nobody has set another number. */
const MOST_READ_AGAIN = 1000

const NO_ROWS: readonly never[] = []

/** Reads the page a state asks for: aborts what nobody waits for, ignores late answers, keeps old rows meanwhile. */
export function useMatrixRows<Row>(
  matrix: MatrixDefinition<Row>,
  source: MatrixSource,
  state: MatrixState,
  { searchDelay = 250, countPolicy = 'estimated', paging: wantedPaging }: MatrixRowsOptions = {},
): MatrixRows<Row> {
  const paging = wantedPaging ?? (source.readView ? 'endless' : 'pages')
  const readsView = paging === 'endless' && source.readView !== undefined
  const [reading, step] = useReducer(nextReading<Row>, NOTHING_READ)
  const [round, setRound] = useState(0)
  const tickets = useRef(0)
  const sent = useRef<MatrixRequest | null>(null)
  const answered = useRef({ round: 0, rows: 0 })

  const asked = paging === 'pages' ? requestOf(state) : { ...requestOf(state), after: null }
  const offset = paging === 'pages' ? offsetOf(state) : 0
  const questionKey = JSON.stringify({ request: asked, offset, round })
  const question = useMemo(
    () => JSON.parse(questionKey) as { request: MatrixRequest; offset: number },
    [questionKey],
  )

  useEffect(() => {
    const { request, offset } = question
    tickets.current += 1
    const ticket = tickets.current
    const controller = new AbortController()
    const { signal } = controller
    let isAsked = false
    const ask = () => {
      if (!isAsked) step({ type: 'asked', ticket })
      isAsked = true
    }
    const read = () => {
      sent.current = request
      const answer = (page: MatrixPage<Row>, view?: MatrixView<Row>) => {
        if (signal.aborted) return
        ask()
        step({ type: 'answered', ticket, page, ...(view ? { view } : {}), request, offset, at: Date.now() })
      }
      // What was read on to is read again with the rest: nobody is thrown back to the first rows.
      const limit =
        paging === 'endless' && answered.current.round !== round
          ? Math.max(request.limit, Math.min(answered.current.rows, MOST_READ_AGAIN))
          : request.limit
      const reading: Promise<void> =
        readsView && source.readView
          ? source
              .readView(matrix, request, { signal })
              .then((view) => answer({ rows: NO_ROWS, next: null, refreshedAt: view.refreshedAt }, view))
          : source.readPage(matrix, { ...request, limit }, { signal }).then((page) => answer(page))
      reading.catch((error: unknown) => {
        if (signal.aborted) return
        ask()
        step({ type: 'failed', ticket, error })
      })
    }
    const delay = isTypedAnew(request, sent.current) ? searchDelay : 0
    // What is in memory answers at once: it is drawn with the answer alone, unless the answer takes its time.
    const isAtHand = readsView && delay === 0 && tickets.current > 1
    if (!isAtHand) ask()
    if (isAtHand) read()
    const timer = isAtHand ? setTimeout(ask, AT_HAND_MS) : setTimeout(read, delay)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [matrix, source, question, searchDelay, readsView, paging, round])

  const rows = reading.page?.rows ?? NO_ROWS
  useEffect(() => {
    if (reading.answered === question.request) answered.current = { round, rows: rows.length }
  })
  const view = useMemo(() => reading.view ?? listView(matrix, rows), [reading.view, matrix, rows])
  // Between a change and its effect the page shown still answers the request before.
  const isReady = reading.status === 'ready' && reading.answered === question.request
  const isOfOtherRequest =
    reading.isStale && JSON.stringify(reading.answered) !== JSON.stringify(question.request)
  const { total, countExactly } = useMatrixTotal(matrix, source, {
    round,
    request: question.request,
    isReady,
    fromPage: isReady
      ? totalFromPage({ rowCount: view.length, offset: reading.offset, isLast: reading.page?.next === null })
      : null,
    policy: countPolicy,
  })

  const next = reading.page?.next ?? null
  const more = useReadMore(paging === 'endless' && isReady ? next : null, (after, signal) =>
    source.readPage(matrix, { ...question.request, after }, { signal }).then(
      (page) => {
        step({ type: 'appended', ticket: reading.ticket, page })
        return null
      },
      (cause: unknown) => {
        const error = asDiaError(cause)
        if (!signal.aborted && isDenial(error)) step({ type: 'failed', ticket: reading.ticket, error })
        return error
      },
    ),
  )

  const retry = useCallback(() => setRound((before) => before + 1), [])
  const { refresh, isRefreshing } = useMatrixRefresh(matrix, source, {
    onDone: retry,
    onFailed: (error) => step({ type: 'refreshFailed', error }),
  })

  return {
    status: reading.status,
    rows,
    view,
    paging,
    isStale: reading.isStale,
    isOfOtherRequest,
    error: reading.error,
    offset: reading.offset,
    next,
    refreshedAt: reading.refreshedAt,
    readAt: reading.readAt,
    total,
    countExactly,
    readMore: more.readMore,
    isReadingMore: more.isReadingMore,
    moreError: more.error,
    retry,
    refresh,
    isRefreshing,
  }
}

/** Filters whose values are typed, letter by letter. */
const TYPED = new Set(['text', 'numberRange'])

/** A search or a filter that is typed has become another since the last request; taken away it is no longer typed. */
function isTypedAnew({ search, filters }: MatrixRequest, before: MatrixRequest | null): boolean {
  if (search !== '' && search !== (before?.search ?? '')) return true
  return Object.entries(filters).some(
    ([name, value]) =>
      TYPED.has(value.kind) &&
      before !== null &&
      JSON.stringify(value) !== JSON.stringify(before.filters[name]),
  )
}
