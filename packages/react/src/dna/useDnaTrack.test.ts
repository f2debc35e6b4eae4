// @vitest-environment jsdom
import { isDiaError } from '@dia/core/errors'
import type { DnaHistory } from '@dia/core/history'
import { cleanup, render, renderHook, waitFor } from '@testing-library/react'
import { Component, createElement, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { madeHistory } from './madeHistory.js'
import { useDnaTrack } from './useDnaTrack.js'

afterEach(cleanup)

const madeHistoryOnce = madeHistory(200)

function Count({ history }: { history: DnaHistory }) {
  return createElement('b', null, useDnaTrack(history)?.items.length)
}

interface BoundaryProps {
  readonly onCaught: (error: unknown) => void
  readonly children?: ReactNode
}

class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidCatch(error: unknown) {
    this.props.onCaught(error)
  }
  override render() {
    return this.state.failed ? null : this.props.children
  }
}

it('is there at once for a short history', () => {
  const { result } = renderHook(() => useDnaTrack(madeHistoryOnce))
  expect(result.current?.items).toHaveLength(200)
})

it('comes later for a long one, the same for all who ask', async () => {
  const long = madeHistory(4000, 0.05)
  const one = renderHook(() => useDnaTrack(long))
  const two = renderHook(() => useDnaTrack(long))
  expect(one.result.current).toBeNull()
  await waitFor(() => expect(one.result.current?.items).toHaveLength(4000))
  expect(two.result.current).toBe(one.result.current)
})

it('keeps a user’s former track until the newer one is made, and nobody else’s', async () => {
  const newer = { ...madeHistory(3000, 0.05), userId: madeHistoryOnce.userId }
  const { result, rerender } = renderHook(({ history }) => useDnaTrack(history), {
    initialProps: { history: madeHistoryOnce },
  })
  const former = result.current
  rerender({ history: newer })
  expect(result.current).toBe(former)
  await waitFor(() => expect(result.current?.items).toHaveLength(3000))
  rerender({ history: { ...madeHistory(3000, 0.05), userId: 'another' } })
  expect(result.current).toBeNull()
})

it('is made at once on a server, however long', () => {
  const long = madeHistory(1500, 0.05)
  expect(renderToString(createElement(Count, { history: long }))).toBe('<b>1500</b>')
})

it('hands what is wrong with a long history to the boundary around it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken = madeHistory(2000, 0.05)
  const items = broken.items.map((item, n) => (n === 1800 ? { ...item, vectorId: 'missing' } : item))
  const caught = vi.fn()
  const asking = createElement(Count, { history: { ...broken, items } })
  render(createElement(Boundary, { onCaught: caught }, asking))
  await waitFor(() => expect(caught).toHaveBeenCalled())
  const [error] = caught.mock.calls[0] ?? []
  expect(isDiaError(error) && error.code).toBe('HISTORY_INCOMPLETE')
})
