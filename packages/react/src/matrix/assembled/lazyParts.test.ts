// @vitest-environment jsdom
import { contentsMatrix, type MatrixSource, memoryMatrixSource, usersMatrix } from '@dia/core/matrices'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UsersMatrix } from '../../users/UsersMatrix.js'
import { InfluenceCell } from '../cells/InfluenceCell.js'
import FilterEditor from '../filters/FilterEditor.js'
import type { FilterEditorProps } from '../filters/FilterEditorProps.js'
import { ContentsMatrix } from './matrices.js'

configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

const fetched = vi.hoisted(() => {
  const parts = new Set<string>()
  /** The network fails a part's first fetch. */
  return async <Part>(part: string, fetch: () => Promise<Part>) => {
    if (parts.has(part)) return fetch()
    parts.add(part)
    throw new TypeError('Failed to fetch dynamically imported module')
  }
})
vi.mock('./RowDetail.js', (actual) => fetched('row', actual))
vi.mock('./RowBreakdown.js', (actual) => fetched('breakdown', actual))
vi.mock('../../users/UserDetail.js', (actual) => fetched('user', actual))
vi.mock('../filters/TimeRangeFilterEditor.js', (actual) => fetched('filter', actual))
vi.mock('../cells/InfluenceBars.js', (actual) => fetched('influence', actual))

const failedThenTriedAgain = async () => {
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('PART_NOT_FETCHED')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
}

const rowsOf = (rows: readonly object[]): MatrixSource => ({
  ...memoryMatrixSource(rows as never),
  readBreakdown: async () => [],
})

describe('a part of a matrix whose code could not be fetched', { timeout: 60_000 }, () => {
  it('is said in the open row, and in a tab of it, and shown once it is tried again', async () => {
    const source = rowsOf([{ [contentsMatrix.key]: 'c1', title: 'Song' }])
    render(createElement(ContentsMatrix, { source, views: null }))
    fireEvent.click(await screen.findByRole('button', { name: /^Details of/ }))
    await failedThenTriedAgain()
    fireEvent.click(await screen.findByRole('tab', { name: 'Plays over time' }))
    await failedThenTriedAgain()
    await waitFor(() => expect(screen.getByRole('tabpanel').textContent).not.toBe(''))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByRole('grid')).toBeTruthy()
  })

  it('is said where a user opens', async () => {
    const source = rowsOf([{ user_id: 'u1', email: 'ada@example.com' }])
    const never = new Promise<never>(() => undefined)
    render(createElement(UsersMatrix, { source, dna: { readUserDna: () => never }, views: null }))
    fireEvent.click(await screen.findByRole('button', { name: /^Details of/ }))
    await failedThenTriedAgain()
    await waitFor(() => expect(document.querySelector('.dia-user-detail')).not.toBeNull())
  })

  it('is said where a filter is set', async () => {
    const definition = usersMatrix.filters.find(({ kind }) => kind === 'timeRange')
    const props = { definition, label: 'Created', value: null, timeZone: 'UTC', onChange: () => undefined }
    render(createElement(FilterEditor, props as unknown as FilterEditorProps))
    await failedThenTriedAgain()
    await screen.findAllByRole('group')
  })

  it('leaves an event type its text, and the next one its weights', async () => {
    const value = 'player.track_played'
    const { container, unmount } = render(createElement(InfluenceCell, { value }))
    await waitFor(() => expect(container.querySelector('.dia-weights')).toBeNull())
    expect(screen.getByText(value)).toBeTruthy()
    unmount()
    render(createElement(InfluenceCell, { value }))
    await screen.findByRole('img')
  })
})
