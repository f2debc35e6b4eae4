// @vitest-environment jsdom
import { DiaError } from '@dia/core/errors'
import { type MatrixDefinition, type MatrixSource, memoryMatrixSource, votesMatrix } from '@dia/core/matrices'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { AnyRow } from '../parts/MatrixContext.js'
import { useOpenedRow } from './useOpenedRow.js'

afterEach(cleanup)

const matrix = votesMatrix as unknown as MatrixDefinition<AnyRow>
const given = { id: 'v1', artist_name: 'As the page has it' }

function opening(openRow: MatrixSource['openRow']): MatrixSource {
  return { ...memoryMatrixSource([]), ...(openRow && { openRow }) }
}

it('opens a row at its source once, also in StrictMode, and adds what the page did not hold', async () => {
  const asked: string[] = []
  const source = opening(async <Row>(_: MatrixDefinition<Row>, key: string) => {
    asked.push(key)
    return { id: key, artist_name: 'older', extra: 1 } as Row
  })
  const { result } = renderHook(() => useOpenedRow(matrix, given, source), { wrapper: StrictMode })
  expect(result.current.row).toBeNull()
  await waitFor(() => expect(result.current.row).not.toBeNull())
  expect(result.current.row).toEqual({ id: 'v1', artist_name: 'As the page has it', extra: 1 })
  expect(asked).toEqual(['v1'])
})

it('shows no row that the source refuses, and asks again when it is told to', async () => {
  let refusals = 0
  const source = opening(async <Row>(_: MatrixDefinition<Row>, key: string) => {
    refusals += 1
    if (refusals === 1) throw new DiaError('DENIED', 'Only admins.', 'Ask one.')
    return { id: key } as Row
  })
  const { result } = renderHook(() => useOpenedRow(matrix, given, source))
  await waitFor(() => expect(result.current.error?.code).toBe('DENIED'))
  expect(result.current.row).toBeNull()
  act(() => result.current.retry())
  await waitFor(() => expect(result.current.row).toEqual(given))
  expect(result.current.error).toBeNull()
})

it('takes the row of the page where a source opens none', () => {
  const { readPage, countRows, refresh } = memoryMatrixSource([])
  const { result } = renderHook(() => useOpenedRow(matrix, given, { readPage, countRows, refresh }))
  expect(result.current.row).toBe(given)
})
