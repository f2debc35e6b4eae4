// @vitest-environment jsdom
import type { DnaSource } from '@dia/core/identity'
import { type MatrixSource, type UsersRow, usersMatrix } from '@dia/core/matrices'
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { placeOf } from '../matrix/grid/gridProps.js'
import { DIAMatrix } from '../matrix/index.js'
import { DIAProvider } from '../provider/index.js'
import { UsersMatrix } from './UsersMatrix.js'

configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

const NEVER = new Promise<never>(() => undefined)
const silent: MatrixSource = { readPage: () => NEVER, countRows: () => NEVER, refresh: () => NEVER }
const noDna: DnaSource = { readUserDna: () => NEVER }

const users = ['ada@example.com', 'bo@example.com'].map(
  (email, index) =>
    ({ user_id: `u${index}`, email, role: 'fan', created_at: '2025-08-03T00:00:00Z' }) as UsersRow,
)
/** Answers the rows in the order asked for, each time as new objects or as the same. */
function answering(rows: () => readonly object[]): MatrixSource {
  return {
    ...silent,
    readPage: async (_, { sort }) => ({
      rows: (sort.direction === 'asc' ? [...rows()].reverse() : rows()) as never,
      next: null,
      refreshedAt: null,
    }),
  }
}

let drawn = 0

function Counted() {
  drawn += 1
  return createElement('span', null, 'counted')
}

describe('UsersMatrix', { timeout: 60_000 }, () => {
  it('renders on a server, with the column names and no rows', () => {
    const html = renderToString(createElement(UsersMatrix, { source: silent, dna: noDna }))
    expect(html).toContain('role="grid"')
    expect(html).toContain('Last active')
    expect(html).toContain('aria-busy="true"')
  })

  it('speaks the words it is given', async () => {
    const messages = { matrix: { refresh: 'Neu laden', label: (text: string) => text.toUpperCase() } }
    render(
      createElement(
        DIAProvider,
        { messages },
        createElement(UsersMatrix, { source: answering(() => users), dna: noDna }),
      ),
    )
    expect(await screen.findByText('Neu laden')).toBeTruthy()
    expect(screen.getByText('LAST ACTIVE')).toBeTruthy()
    expect(screen.getByRole('grid', { name: 'USERS' })).toBeTruthy()
  })

  it('follows a row with the focus when the order changes', async () => {
    render(
      createElement(
        StrictMode,
        null,
        createElement(UsersMatrix, { source: answering(() => users), dna: noDna }),
      ),
    )
    const cell = (await screen.findByText('bo@example.com')).closest<HTMLElement>('[role="gridcell"]')
    act(() => cell?.focus())
    expect(cell && placeOf(cell)).toEqual({ row: 1, column: 1 })
    fireEvent.click(screen.getByRole('button', { name: /^Created/ }))
    await waitFor(() => expect(cell && placeOf(cell)).toEqual({ row: 0, column: 1 }))
    expect(document.activeElement).toBe(cell)
    expect(cell?.tabIndex).toBe(0)
  })

  it('puts the focus into the row that took the place of a row gone', async () => {
    let rows: readonly object[] = users
    render(createElement(UsersMatrix, { source: answering(() => rows), dna: noDna }))
    const cell = (await screen.findByText('bo@example.com')).closest<HTMLElement>('[role="gridcell"]')
    act(() => cell?.focus())
    rows = users.slice(0, 1)
    fireEvent.click(screen.getByRole('button', { name: /^E-mail/ }))
    await waitFor(() => expect(screen.queryByText('bo@example.com')).toBeNull())
    expect(document.activeElement && placeOf(document.activeElement)).toEqual({ row: 0, column: 1 })
  })
})

describe('DIAMatrix', { timeout: 60_000 }, () => {
  it('draws a cell again only when something of its own changes', async () => {
    const cells = { role: Counted }
    render(createElement(DIAMatrix<UsersRow>, { matrix: usersMatrix, source: answering(() => users), cells }))
    await screen.findAllByText('counted')
    const before = drawn
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'a' } })
    expect(drawn).toBe(before)
  })

  it('draws rows again when only the data changes', async () => {
    let name = 'first'
    const source: MatrixSource = {
      ...answering(() => users.map((user) => ({ ...user, display_name: name }))),
      refresh: async () => undefined,
    }
    render(createElement(DIAMatrix<UsersRow>, { matrix: usersMatrix, source }))
    await screen.findAllByText('first')
    name = 'second'
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }))
    expect(await screen.findAllByText('second')).toHaveLength(2)
  })
})
