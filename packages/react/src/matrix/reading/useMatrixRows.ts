import type { DiaError } from '@dia/core/errors'
import type { MatrixCountPolicy, MatrixDefinition, MatrixRequest, MatrixSource } from '@dia/core/matrices'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { type MatrixState, offsetOf, requestOf } from '../state/MatrixState.js'
import { type MatrixReading, NOTHING_READ, nextReading } from './MatrixReading.js'
import { type MatrixTotal, totalFromPage } from './MatrixTotal.js'
import { useMatrixRefresh } from './useMatrixRefresh.js'
import { useMatrixTotal } from './useMatrixTotal.js'

export interface MatrixRowsOptions {
  /** How long typing has to rest before it is searched, in ms. Default 250. */
  readonly searchDelay?: number
  /** How rows are counted until the admin asks for the exact number. Default 'estimated'. */
  readonly countPolicy?: MatrixCountPolicy
}

export interface MatrixRows<Row> {
  readonly status: MatrixReading<Row>['status']
  readonly rows: readonly Row[]
  /** The rows shown answer an earlier request, or could not be read again. */
  readonly isStale: boolean
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
  /** Reads the same page again. */
  retry(): void
  /** Has the source recompute the matrix, then reads the same page again. */
  refresh(): void
  readonly isRefreshing: boolean
}

const NO_ROWS: readonly never[] = []

/** Reads the page a state asks for: aborts what nobody waits for, ignores late answers, keeps old rows meanwhile. */
export function useMatrixRows<Row>(
  matrix: MatrixDefinition<Row>,
  source: MatrixSource,
  state: MatrixState,
  { searchDelay = 250, countPolicy = 'estimated' }: MatrixRowsOptions = {},
): MatrixRows<Row> {
  const [reading, step] = useReducer(nextReading<Row>, NOTHING_READ)
  const [round, setRound] = useState(0)
  const tickets = useRef(0)
  const sentSearch = useRef('')

  const questionKey = JSON.stringify({ request: requestOf(state), offset: offsetOf(state), round })
  const question = useMemo(
    () => JSON.parse(questionKey) as { request: MatrixRequest; offset: number },
    [questionKey],
  )

  useEffect(() => {
    const { request, offset } = question
    tickets.current += 1
    const ticket = tickets.current
    const controller = new AbortController()
    step({ type: 'asked', ticket })
    const read = () => {
      sentSearch.current = request.search
      source.readPage(matrix, request, { signal: controller.signal }).then(
        (page) => step({ type: 'answered', ticket, page, request, offset, at: Date.now() }),
        (error: unknown) => {
          if (!controller.signal.aborted) step({ type: 'failed', ticket, error })
        },
      )
    }
    const isTyping = request.search !== '' && request.search !== sentSearch.current
    const timer = setTimeout(read, isTyping ? searchDelay : 0)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [matrix, source, question, searchDelay])

  const rows = reading.page?.rows ?? NO_ROWS
  // Between a change and its effect the page shown still answers the request before.
  const isReady = reading.status === 'ready' && reading.answered === question.request
  const { total, countExactly } = useMatrixTotal(matrix, source, {
    round,
    request: question.request,
    isReady,
    fromPage: isReady
      ? totalFromPage({ rowCount: rows.length, offset: reading.offset, isLast: reading.page?.next === null })
      : null,
    policy: countPolicy,
  })

  const retry = useCallback(() => setRound((before) => before + 1), [])
  const { refresh, isRefreshing } = useMatrixRefresh(matrix, source, {
    onDone: retry,
    onFailed: (error) => step({ type: 'refreshFailed', error }),
  })

  return {
    status: reading.status,
    rows,
    isStale: reading.isStale,
    error: reading.error,
    offset: reading.offset,
    next: reading.page?.next ?? null,
    refreshedAt: reading.refreshedAt,
    readAt: reading.readAt,
    total,
    countExactly,
    retry,
    refresh,
    isRefreshing,
  }
}
