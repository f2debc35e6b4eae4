// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { listView } from '../reading/listView.js'
import type { MatrixState } from '../state/MatrixState.js'
import { useMatrixSelection } from './useMatrixSelection.js'

afterEach(cleanup)

type Row = { readonly id: string }
interface Shown {
  readonly ids?: string
  readonly state?: Pick<MatrixState, 'search' | 'filters'>
  readonly isOfOtherRequest?: boolean
}

const ALL = { search: '', filters: {} }
const FILTERED = { search: '', filters: { name: { kind: 'text', text: 'x' } as const } }

function select(first: Shown = {}) {
  const { result, rerender } = renderHook(
    ({ ids = '123456', state = ALL, isOfOtherRequest = false }: Shown) =>
      useMatrixSelection<Row>(state, {
        view: listView(
          { key: 'id' } as never,
          [...ids].map((id) => ({ id })),
        ),
        refreshedAt: null,
        isOfOtherRequest,
        keyOf: ({ id }) => id,
      }),
    { initialProps: first, wrapper: StrictMode },
  )
  const does = (work: (controls: typeof result.current) => void) => act(() => work(result.current))
  const chosen = () => {
    const { selection } = result.current
    return selection.kind === 'keys' ? [...selection.keys].sort().join('') : selection
  }
  return { does, chosen, rerender, result }
}

describe('useMatrixSelection', () => {
  it('lets all go with another filter, and does not take them up when it is taken back', () => {
    const { does, chosen, rerender } = select()
    does(({ toggle }) => toggle('2'))
    rerender({ state: FILTERED })
    expect(chosen()).toBe('')
    rerender({})
    expect(chosen()).toBe('')
  })

  it('makes the last range another, shorter or to the other side, and leaves the rest', () => {
    const { does, chosen } = select()
    does(({ toggle }) => toggle('6'))
    does(({ toggle }) => toggle('2'))
    does(({ extendTo }) => extendTo('5'))
    expect(chosen()).toBe('23456')
    does(({ extendTo }) => extendTo('3'))
    expect(chosen()).toBe('236')
    does(({ extendTo }) => extendTo('1'))
    expect(chosen()).toBe('126')
  })

  it('chooses the row alone where the range would begin with one that is not shown, or was cleared', () => {
    const { does, chosen, rerender } = select()
    does(({ toggle }) => toggle('2'))
    rerender({ ids: '789' })
    does(({ extendTo }) => extendTo('8'))
    expect(chosen()).toBe('28')
    does(({ clear }) => clear())
    does(({ extendTo }) => extendTo('9'))
    expect(chosen()).toBe('9')
  })

  it('begins a range with the row the keys are at, and goes back on it', () => {
    const { does, chosen } = select()
    does(({ extendTo }) => extendTo('3', '2'))
    does(({ extendTo }) => extendTo('4', '3'))
    expect(chosen()).toBe('234')
    does(({ extendTo }) => extendTo('3', '4'))
    expect(chosen()).toBe('23')
    does(({ extendTo }) => extendTo('6', '5'))
    expect(chosen()).toBe('2356')
  })

  it('chooses no row that answers another request', () => {
    const { does, chosen, rerender } = select({ isOfOtherRequest: true })
    does(({ toggle }) => toggle('2'))
    does(({ extendTo }) => extendTo('3', '2'))
    does(({ selectShown }) => selectShown())
    expect(chosen()).toBe('')
    rerender({})
    does(({ selectShown }) => selectShown())
    expect(chosen()).toBe('123456')
  })
})
