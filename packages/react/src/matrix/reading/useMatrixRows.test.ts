// @vitest-environment jsdom
import { DiaError } from '@dia/core/errors'
import {
  type MatrixCount,
  type MatrixPage,
  type MatrixRequest,
  type MatrixSource,
  type UsersRow,
  usersMatrix,
} from '@dia/core/matrices'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { initialMatrixState } from '../state/initialMatrixState.js'
import type { MatrixState } from '../state/MatrixState.js'
import { useMatrixRows } from './useMatrixRows.js'

afterEach(cleanup)

const start = initialMatrixState(usersMatrix)
const row = (email: string) => ({ user_id: email, email }) as UsersRow
const page = (emails: readonly string[], next: string | null = null): MatrixPage<UsersRow> => ({
  rows: emails.map(row),
  next,
  refreshedAt: null,
})

/** A source whose every answer waits until the test gives it. */
function heldSource() {
  const reads: Held<MatrixPage<UsersRow>, MatrixRequest>[] = []
  const counts: Held<MatrixCount, string>[] = []
  const refreshes: Held<void, null>[] = []
  const source = {
    readPage: (_: unknown, request: MatrixRequest, options?: { signal?: AbortSignal }) =>
      hold(reads, request, options?.signal),
    countRows: (_: unknown, __: unknown, options?: { policy?: string; signal?: AbortSignal }) =>
      hold(counts, options?.policy ?? '', options?.signal),
    refresh: (_: unknown, options?: { signal?: AbortSignal }) => hold(refreshes, null, options?.signal),
  } as MatrixSource
  return { source, reads, counts, refreshes }
}

interface Held<Answer, Asked> {
  readonly asked: Asked
  readonly signal: AbortSignal | undefined
  answer(answer: Answer): void
  fail(error: Error): void
}

function hold<Answer, Asked>(
  held: Held<Answer, Asked>[],
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => held.push({ asked, signal, answer: resolve, fail: reject }))
}

function readRows(source: MatrixSource, first: MatrixState = start) {
  return renderHook(({ state }) => useMatrixRows(usersMatrix, source, state, { searchDelay: 20 }), {
    initialProps: { state: first },
    wrapper: StrictMode,
  })
}

const emails = (rows: readonly UsersRow[]) => rows.map(({ email }) => email)

describe('useMatrixRows', () => {
  it('asks once, also under StrictMode', async () => {
    const { source, reads } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'])))
    expect(result.current.status).toBe('ready')
    expect(emails(result.current.rows)).toEqual(['ada'])
    expect(reads).toHaveLength(1)
  })

  it('keeps saying when the rows were computed while a page without rows cannot tell', async () => {
    const { source, reads } = heldSource()
    const { result, rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer({ ...page(['ada']), refreshedAt: '2025-11-09T12:00:00Z' }))
    rerender({ state: { ...start, search: 'nobody' } })
    await waitFor(() => expect(reads).toHaveLength(2))
    await act(async () => reads[1]?.answer(page([])))
    expect(result.current.rows).toEqual([])
    expect(result.current.refreshedAt).toBe('2025-11-09T12:00:00Z')
  })

  it('ignores the late answer of an abandoned request, and tells the source to stop', async () => {
    const { source, reads } = heldSource()
    const { result, rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    rerender({ state: { ...start, sort: { column: 'email', direction: 'asc' } } })
    await waitFor(() => expect(reads).toHaveLength(2))
    expect(reads[0]?.signal?.aborted).toBe(true)
    await act(async () => reads[1]?.answer(page(['new'])))
    await act(async () => reads[0]?.answer(page(['late'])))
    expect(emails(result.current.rows)).toEqual(['new'])
    expect(result.current.status).toBe('ready')
  })

  it('ignores the late failure of an abandoned request', async () => {
    const { source, reads } = heldSource()
    const { result, rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    rerender({ state: { ...start, pageSize: 100 } })
    await waitFor(() => expect(reads).toHaveLength(2))
    await act(async () => reads[0]?.fail(new Error('too late')))
    expect(result.current.status).toBe('loading')
  })

  it('keeps old rows while new ones load', async () => {
    const { source, reads } = heldSource()
    const { result, rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'], 'after-ada')))
    rerender({ state: { ...start, cursors: ['after-ada'] } })
    expect(result.current.status).toBe('loading')
    expect(result.current.isStale).toBe(true)
    expect(emails(result.current.rows)).toEqual(['ada'])
    expect(result.current.offset).toBe(0)
    await waitFor(() => expect(reads).toHaveLength(2))
    expect(reads[1]?.asked.after).toBe('after-ada')
    await act(async () => reads[1]?.answer(page(['bo'])))
    expect(result.current.offset).toBe(50)
  })

  it('waits for typing to rest', async () => {
    const { source, reads } = heldSource()
    const { rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    for (const search of ['a', 'ad', 'ada']) rerender({ state: { ...start, search } })
    await waitFor(() => expect(reads).toHaveLength(2))
    expect(reads[1]?.asked.search).toBe('ada')
  })

  it('waits for typing in a filter too, and not once it is taken away', async () => {
    const { source, reads } = heldSource()
    const { rerender } = renderHook(
      ({ state }) => useMatrixRows(usersMatrix, source, state, { searchDelay: 600_000 }),
      { initialProps: { state: start as MatrixState } },
    )
    await waitFor(() => expect(reads).toHaveLength(1))
    rerender({ state: { ...start, filters: { email: { kind: 'text', text: 'a' } } } })
    await act(async () => new Promise((resolve) => setTimeout(resolve, 10)))
    expect(reads).toHaveLength(1)
    rerender({ state: { ...start, pageSize: 25 } })
    await waitFor(() => expect(reads).toHaveLength(2))
  })

  it('does not read again when a row is opened or a column hidden', async () => {
    const { source, reads } = heldSource()
    const { rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'])))
    rerender({ state: { ...start, expanded: ['ada'], columns: ['email'] } })
    await act(async () => new Promise((resolve) => setTimeout(resolve, 40)))
    expect(reads).toHaveLength(1)
  })

  it('shows rows before the count, and takes an estimate for an estimate', async () => {
    const { source, reads, counts } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    expect(counts).toHaveLength(0)
    await act(async () => reads[0]?.answer(page(['ada'], 'more')))
    expect(result.current.status).toBe('ready')
    expect(result.current.total).toEqual({ status: 'asking' })
    await waitFor(() => expect(counts.length).toBeGreaterThan(0))
    await act(async () => counts.at(-1)?.answer({ value: 12_400, policy: 'estimated' }))
    expect(result.current.total).toEqual({ status: 'estimated', value: 12_400 })
    act(() => result.current.countExactly())
    await waitFor(() => expect(counts.at(-1)?.asked).toBe('exact'))
    await act(async () => counts.at(-1)?.answer({ value: 12_345, policy: 'exact' }))
    expect(result.current.total).toEqual({ status: 'exact', value: 12_345 })
  })

  it('does not ask for a count that the last page tells', async () => {
    const { source, reads, counts } = heldSource()
    const { result } = readRows(source, { ...start, cursors: ['x'] })
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada', 'bo'])))
    expect(result.current.total).toEqual({ status: 'exact', value: 52 })
    expect(counts).toHaveLength(0)
  })

  it('does not take the total of the rows before for that of the rows after', async () => {
    const { source, reads, counts } = heldSource()
    const { result, rerender } = readRows(source, { ...start, search: 'bo' })
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['bo'])))
    expect(result.current.total).toEqual({ status: 'exact', value: 1 })
    rerender({ state: start })
    expect(result.current.total).toEqual({ status: 'asking' })
    await waitFor(() => expect(reads).toHaveLength(2))
    await act(async () => reads[1]?.answer(page(['ada'], 'more')))
    expect(counts).toHaveLength(1)
    await act(async () => counts[0]?.answer({ value: 204, policy: 'exact' }))
    expect(result.current.total).toEqual({ status: 'exact', value: 204 })
  })

  it('keeps the rows when counting fails', async () => {
    const { source, reads, counts } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'], 'more')))
    await waitFor(() => expect(counts.length).toBeGreaterThan(0))
    await act(async () => counts.at(-1)?.fail(new Error('slow')))
    expect(result.current.total).toEqual({ status: 'unknown' })
    expect(result.current.status).toBe('ready')
  })

  it('says what failed, keeps old rows as stale, and reads again on retry', async () => {
    const { source, reads } = heldSource()
    const { result, rerender } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'])))
    rerender({ state: { ...start, pageSize: 25 } })
    await waitFor(() => expect(reads).toHaveLength(2))
    await act(async () => reads[1]?.fail(new DiaError('UNREACHABLE', 'No answer.', 'Try again.')))
    expect(result.current).toMatchObject({ status: 'failed', isStale: true, error: { code: 'UNREACHABLE' } })
    expect(emails(result.current.rows)).toEqual(['ada'])
    expect(result.current.isOfOtherRequest).toBe(true)
    act(() => result.current.retry())
    await waitFor(() => expect(reads).toHaveLength(3))
    await act(async () => reads[2]?.answer(page(['bo'])))
    expect(result.current).toMatchObject({ status: 'ready', isStale: false, error: null })
    expect(result.current.isOfOtherRequest).toBe(false)
    act(() => result.current.retry())
    await waitFor(() => expect(reads).toHaveLength(4))
    await act(async () => reads[3]?.fail(new DiaError('UNREACHABLE', 'No answer.', 'Try again.')))
    expect(result.current).toMatchObject({ status: 'failed', isStale: true, isOfOtherRequest: false })
  })

  it('keeps a list that could not be read on, and reads on where it stood', async () => {
    const { source, reads } = heldSource()
    const { result } = renderHook(() => useMatrixRows(usersMatrix, source, start, { paging: 'endless' }), {
      wrapper: StrictMode,
    })
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'], 'after-ada')))
    act(() => result.current.readMore())
    await act(async () => reads[1]?.fail(new DiaError('UNREACHABLE', 'No answer.', 'Try again.')))
    expect(result.current).toMatchObject({ status: 'ready', isStale: false, isReadingMore: false })
    expect(result.current.moreError?.code).toBe('UNREACHABLE')
    act(() => result.current.readMore())
    expect(result.current.moreError).toBeNull()
    expect(reads[2]?.asked.after).toBe('after-ada')
    await act(async () => reads[2]?.answer(page(['bo'])))
    expect(emails(result.current.rows)).toEqual(['ada', 'bo'])
    expect(reads).toHaveLength(3)
  })

  it('takes rows away from someone who may no longer see them', async () => {
    const { source, reads } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'])))
    act(() => result.current.retry())
    await waitFor(() => expect(reads).toHaveLength(2))
    await act(async () => reads[1]?.fail(new DiaError('DENIED', 'Only admins.', 'Ask one.')))
    expect(result.current.status).toBe('denied')
    expect(result.current.rows).toEqual([])
  })

  it('never shows the text of an error that is no DiaError', async () => {
    const { source, reads } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.fail(new Error('row of jane@example.com')))
    expect(result.current.error?.code).toBe('UNEXPECTED')
    expect(result.current.error?.message).not.toContain('jane')
  })

  it('refreshes once at a time, then reads again', async () => {
    const { source, reads, refreshes } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'])))
    act(() => {
      result.current.refresh()
      result.current.refresh()
    })
    expect(refreshes).toHaveLength(1)
    expect(result.current.isRefreshing).toBe(true)
    await act(async () => refreshes[0]?.answer())
    await waitFor(() => expect(reads).toHaveLength(2))
    expect(result.current.isRefreshing).toBe(false)
  })

  it('keeps the rows when refreshing is refused', async () => {
    const { source, reads, refreshes } = heldSource()
    const { result } = readRows(source)
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'])))
    act(() => result.current.refresh())
    await act(async () => refreshes[0]?.fail(new DiaError('DENIED', 'No.', 'Ask.')))
    expect(result.current.status).toBe('failed')
    expect(emails(result.current.rows)).toEqual(['ada'])
  })

  it('takes all rows away when reading on is refused', async () => {
    const { source, reads } = heldSource()
    const { result } = renderHook(() => useMatrixRows(usersMatrix, source, start, { paging: 'endless' }))
    await waitFor(() => expect(reads).toHaveLength(1))
    await act(async () => reads[0]?.answer(page(['ada'], 'after-ada')))
    act(() => result.current.readMore())
    await waitFor(() => expect(reads).toHaveLength(2))
    await act(async () => reads[1]?.fail(new DiaError('DENIED', 'Only admins.', 'Ask one.')))
    expect(result.current.status).toBe('denied')
    expect(result.current.rows).toEqual([])
  })
})
