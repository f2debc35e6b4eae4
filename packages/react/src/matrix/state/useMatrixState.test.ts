// @vitest-environment jsdom
import { usersMatrix } from '@dia/core/matrices'
import { act, cleanup, renderHook } from '@testing-library/react'
import { StrictMode, useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { initialMatrixState } from './initialMatrixState.js'
import { useMatrixState } from './useMatrixState.js'

afterEach(cleanup)

describe('useMatrixState', () => {
  it('keeps the state itself when nobody else does', () => {
    const { result } = renderHook(() => useMatrixState(usersMatrix), { wrapper: StrictMode })
    act(() => result.current.setSearch('ada'))
    expect(result.current.state.search).toBe('ada')
  })

  it('applies several changes of one tick one after the other', () => {
    const { result } = renderHook(() => useMatrixState(usersMatrix))
    act(() => {
      result.current.toggleRow('u1')
      result.current.toggleRow('u2')
      result.current.setSearch('ada')
    })
    expect(result.current.state).toMatchObject({ search: 'ada', expanded: ['u1', 'u2'] })
  })

  it('leaves the state to a host that wants it, and tells it every change', () => {
    const { result } = renderHook(() => {
      const [state, setState] = useState(() => initialMatrixState(usersMatrix))
      return useMatrixState(usersMatrix, { state, onStateChange: setState })
    })
    act(() => result.current.toggleSort('email'))
    expect(result.current.state.sort).toEqual({ column: 'email', direction: 'asc' })
  })

  it('shows what a host insists on', () => {
    const state = initialMatrixState(usersMatrix)
    const { result } = renderHook(() => useMatrixState(usersMatrix, { state }))
    act(() => result.current.setSearch('ada'))
    expect(result.current.state.search).toBe('')
  })

  it('goes back to the page size that the host gave, also where a view has none', () => {
    const { result } = renderHook(() => useMatrixState(usersMatrix, { pageSize: 25 }))
    act(() => {
      result.current.setPageSize(100)
      result.current.setSearch('ada')
    })
    act(() => result.current.reset())
    expect(result.current.state).toEqual(initialMatrixState(usersMatrix, 25))
    act(() => result.current.setPageSize(100))
    act(() => result.current.restore({ search: 'ada' }))
    expect(result.current.state).toEqual({ ...initialMatrixState(usersMatrix, 25), search: 'ada' })
  })

  it('opens a garbage saved view at the default, with a note that can be dismissed', () => {
    const { result } = renderHook(() => useMatrixState(usersMatrix, { restore: '{broken' }))
    expect(result.current.state).toEqual(initialMatrixState(usersMatrix))
    expect(result.current.notes).toEqual([{ part: 'state' }])
    act(() => result.current.dismissNotes())
    expect(result.current.notes).toEqual([])
  })
})
