import { DiaError } from '@dia/core/errors'
import { indexedMatrixSource, type MatrixSource, type UsersRow, usersMatrix } from '@dia/core/matrices'
import { DIAMatrix, initialMatrixState } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { StrictMode, useEffect, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { demoUsers } from '../fixtures/demoUsers.js'
import { memoryMatrixSource } from '../fixtures/memoryMatrixSource.js'

const NOW = Math.floor(Date.now() / 60_000) * 60_000
const MANY = indexedMatrixSource(demoUsers(100_000, NOW))
const SOME = memoryMatrixSource(demoUsers(640, NOW))

const meta: Meta<typeof DIAMatrix<UsersRow>> = {
  title: 'Matrix/Grid',
  component: DIAMatrix<UsersRow>,
  args: { matrix: usersMatrix, source: MANY, views: null },
}

export default meta
type Story = StoryObj<typeof meta>

const rowNumber = () =>
  Number(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? 0)

/** All in memory: one list, of which only the window is in the document. */
export const HundredThousandRows: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const grid = await canvas.findByRole('grid')
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '100001'))
    await step('few rows are in the document', async () => {
      await waitFor(() => expect(canvas.getAllByRole('row').length).toBeGreaterThan(10))
      await expect(canvas.getAllByRole('row').length).toBeLessThan(70)
    })
    await step('the keyboard reaches the last row', async () => {
      const [cell] = canvas.getAllByRole('gridcell')
      cell?.focus()
      await userEvent.keyboard('{Control>}{End}{/Control}')
      await waitFor(() => expect(rowNumber()).toBe(100_001))
      const focused = document.activeElement
      await userEvent.keyboard('{PageUp}')
      await waitFor(() => expect(rowNumber()).toBeLessThan(100_001))
      await expect(document.activeElement).not.toBe(focused)
    })
    await step('a sort leaves the focus in the header, from where the first row is next', async () => {
      const sort = canvas.getByRole('button', { name: /^Votes/ })
      await userEvent.click(sort)
      await waitFor(() =>
        expect(sort.closest('[role="columnheader"]')).toHaveAttribute('aria-sort', 'ascending'),
      )
      await expect(document.activeElement).toBe(canvas.getByRole('button', { name: /^Votes/ }))
      await userEvent.keyboard('{ArrowDown}')
      await waitFor(() => expect(rowNumber()).toBe(2))
      await expect(document.activeElement).toHaveTextContent(/^0$/)
    })
    await step('the active row stays in the document while it is scrolled away', async () => {
      const before = document.activeElement
      const scroller = canvasElement.querySelector('.dia-scroller')
      scroller?.scrollTo({ top: 1_000_000 })
      await waitFor(() => expect(canvas.getAllByRole('row').length).toBeGreaterThan(10))
      await expect(document.activeElement).toBe(before)
    })
    await step('paper holds the first thousand, and says so; after it the place is kept', async () => {
      const scroller = canvasElement.querySelector('.dia-scroller') as HTMLElement
      const top = scroller.scrollTop
      await expect(top).toBeGreaterThan(0)
      window.dispatchEvent(new Event('beforeprint'))
      await waitFor(() => expect(canvasElement.querySelectorAll('.dia-body-row').length).toBe(1000))
      await expect(canvas.getByText(/^The first 1,000 of 100,000 rows\./)).toBeVisible()
      window.dispatchEvent(new Event('afterprint'))
      await waitFor(() => expect(canvasElement.querySelectorAll('.dia-body-row').length).toBeLessThan(70))
      await waitFor(() => expect(scroller.scrollTop).toBe(top))
    })
    await step('search and filter walk through all of them', async () => {
      await userEvent.type(canvas.getByRole('searchbox'), 'lindgren')
      // −1 while it is counted.
      await waitFor(() => {
        const count = Number(grid.getAttribute('aria-rowcount'))
        expect(count > 1000 && count < 20_000).toBe(true)
      })
    })
  },
}

let letGo = () => {}
/** Refreshes once it is let go. */
const HELD: MatrixSource = {
  ...MANY,
  async refresh(matrix, options) {
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
    return MANY.refresh(matrix, options)
  },
}

/** A host whose own key turns the sort round. */
function SortedByTheHost() {
  const [state, setState] = useState(() => initialMatrixState(usersMatrix))
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.key !== 's') return
      setState((before) => ({
        ...before,
        sort: { column: 'email', direction: before.sort.direction === 'asc' ? 'desc' : 'asc' },
      }))
    }
    document.addEventListener('keydown', turn)
    return () => document.removeEventListener('keydown', turn)
  }, [])
  return <DIAMatrix matrix={usersMatrix} source={HELD} views={null} state={state} onStateChange={setState} />
}

/** The focus goes with its row: through a sort that moves it by thousands of places, and through a refresh. */
export const FocusFollowsItsRow: Story = {
  render: () => <SortedByTheHost />,
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const grid = await canvas.findByRole('grid')
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '100001'))
    await userEvent.keyboard('s')
    const cell = () =>
      canvas.getAllByRole('gridcell').filter(({ dataset }) => dataset.kind === 'user')[5] as HTMLElement
    await waitFor(() => expect(cell()).toHaveTextContent(/^A?ada/))
    cell().focus()
    const text = cell().textContent
    const before = rowNumber()
    await step('a sort turns all rows round', async () => {
      await userEvent.keyboard('s')
      await waitFor(() => expect(rowNumber()).toBe(100_003 - before))
      await expect(document.activeElement).toHaveTextContent(text ?? '')
    })
    await step('all rows are read again', async () => {
      const row = rowNumber()
      const refresh = canvas.getByRole('button', { name: 'Refresh' })
      refresh.focus()
      await userEvent.keyboard('{Enter}')
      await expect(refresh).toHaveAttribute('aria-disabled', 'true')
      await expect(refresh).toHaveFocus()
      letGo()
      await waitFor(() => expect(refresh).toHaveAttribute('aria-disabled', 'false'))
      await expect(refresh).toHaveFocus()
      while (document.activeElement?.closest('[role="grid"]') == null) await userEvent.tab()
      await expect(rowNumber()).toBe(row)
      await expect(document.activeElement).toHaveTextContent(text ?? '')
    })
  },
}

let isCutOff = false
/** Reads no further than the first page while it is cut off. */
const CUT_OFF: MatrixSource = {
  ...SOME,
  readPage: async (matrix, request, options) => {
    if (isCutOff && request.after !== null)
      throw new DiaError('BACKEND_UNREACHABLE', 'The database did not answer.', 'Try again.')
    return SOME.readPage(matrix, request, options)
  },
}

/** A server's pages, read on as they are scrolled; what could not be read is read on from where it stood. */
export const Endless: Story = {
  args: { source: CUT_OFF, paging: 'endless', pageSize: 100 },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–100 of 640')
    isCutOff = true
    canvasElement.querySelector('.dia-scroller')?.scrollTo({ top: 100_000 })
    const failed = await canvas.findByRole('alert')
    await expect(failed).toHaveTextContent(/^More rows could not be read/)
    await expect(canvas.getByText('1–100 of 640')).toBeVisible()
    isCutOff = false
    within(failed).getByRole('button', { name: 'Try again' }).focus()
    await userEvent.keyboard('{Enter}')
    await canvas.findByText('1–200 of 640')
    await expect(failed).not.toBeInTheDocument()
    await expect(rowNumber()).toBe(101)
    canvasElement.querySelector('.dia-scroller')?.scrollTo({ top: 100_000 })
    const range = await canvas.findByText(/^1–[34]00 of 640$/)
    const read = range.textContent
    const calls = () => SOME.calls.filter((call) => call === 'readPage').length
    const before = calls()
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh' }))
    await waitFor(() => expect(calls()).toBeGreaterThan(before))
    await expect(range).toHaveTextContent(read ?? '')
    await expect(canvasElement.querySelector('.dia-scroller')?.scrollTop).toBeGreaterThan(3000)
  },
}

/** Columns are pinned, moved, resized and hidden by keys and in a menu. */
export const Columns: Story = {
  args: { source: SOME },
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('1–50 of 640')
    const names = () =>
      canvas.getAllByRole('columnheader').map((header) => header.querySelector('.dia-text')?.textContent)
    await step('alt and an arrow move a column', async () => {
      canvas.getByRole('button', { name: /^Listens/ }).focus()
      await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
      await waitFor(() => expect(names().indexOf('Listens')).toBe(names().indexOf('Confidence') - 1))
    })
    await step('shift and an arrow resize it', async () => {
      const header = canvas.getByRole('columnheader', { name: /^Listens/ })
      const before = header.getBoundingClientRect().width
      await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
      await waitFor(() => expect(header.getBoundingClientRect().width).toBe(before + 16))
    })
    await step('a double press on its edge fits it to what it shows', async () => {
      const header = canvas.getByRole('columnheader', { name: /^E-mail/ })
      const mails = () => [...canvasElement.querySelectorAll<HTMLElement>('.dia-user .dia-text')]
      const cut = () => mails().filter((mail) => mail.scrollWidth > mail.clientWidth)
      header.querySelector<HTMLElement>('.dia-sort')?.focus()
      await userEvent.keyboard(`{Shift>}${'{ArrowLeft}'.repeat(8)}{/Shift}`)
      await waitFor(() => expect(cut()).not.toHaveLength(0))
      await userEvent.dblClick(header.querySelector('.dia-resizer') as HTMLElement)
      await waitFor(() => expect(cut()).toHaveLength(0))
      const fitted = header.getBoundingClientRect().width
      await userEvent.click(within(header).getByRole('button', { name: 'Column E-mail' }))
      await userEvent.click(await page.findByRole('menuitem', { name: 'Wider' }))
      await waitFor(() => expect(header.getBoundingClientRect().width).toBeGreaterThan(fitted))
      await userEvent.click(within(header).getByRole('button', { name: 'Column E-mail' }))
      await userEvent.click(await page.findByRole('menuitem', { name: 'Fit to what it shows' }))
      await waitFor(() => expect(header.getBoundingClientRect().width).toBe(fitted))
    })
    await step('the menu of all columns hides one and pins one', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Columns' }))
      await userEvent.click(await page.findByRole('checkbox', { name: 'Votes' }))
      await userEvent.click(page.getByRole('button', { name: 'Pin Role' }))
      await userEvent.keyboard('{Escape}')
      await waitFor(() => expect(names()).not.toContain('Votes'))
      await expect(canvas.getByRole('columnheader', { name: /^Role/ })).toHaveAttribute('data-pinned')
    })
    await step('rows become higher and lower there too', async () => {
      const height = () => Math.round(canvas.getAllByRole('row')[1]?.getBoundingClientRect().height ?? 0)
      await expect(height()).toBe(32)
      await userEvent.click(canvas.getByRole('button', { name: 'Columns' }))
      const density = within(await page.findByRole('group', { name: 'Density' }))
      await expect(density.getByRole('radio', { name: 'Compact' })).toBeChecked()
      await userEvent.click(density.getByRole('radio', { name: 'Comfortable' }))
      await waitFor(() => expect(height()).toBe(40))
      await userEvent.click(density.getByRole('radio', { name: 'Compact' }))
      await waitFor(() => expect(height()).toBe(32))
      await userEvent.click(density.getByRole('radio', { name: 'Comfortable' }))
      await userEvent.keyboard('{Escape}')
      await waitFor(() => expect(height()).toBe(40))
    })
  },
}

/** Selecting, opening and leaving a row: all by keys. */
export const KeyboardOnly: Story = {
  args: {
    source: SOME,
    renderDetail: ({ email }) => <button type="button">Write to {email}</button>,
    actions: {
      source: { run: async () => ({ done: 0, unchanged: 0, failed: [], undo: null }) },
      enabled: ['initialise_dna', 'recompute_dna'],
    },
  },
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('1–50 of 640')
    const focused = () => document.activeElement as HTMLElement
    const row = () => focused().closest('[role="row"]')
    await step('one step of Tab order is in the grid', async () => {
      for (let steps = 0; steps < 20 && !focused().closest('[role="grid"]'); steps++) await userEvent.tab()
      await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}')
      await expect(rowNumber()).toBe(2)
      await expect(focused()).toHaveAttribute('data-kind', 'user')
    })
    await step('the space bar selects the row, and lets it go', async () => {
      await userEvent.keyboard(' ')
      await waitFor(() => expect(row()).toHaveAttribute('aria-selected', 'true'))
      await canvas.findByText('1 selected')
      await userEvent.keyboard(' ')
      await waitFor(() => expect(row()).toHaveAttribute('aria-selected', 'false'))
    })
    await step('shift and an arrow select on and back, control and A the rows shown', async () => {
      await expect(canvas.getByRole('grid')).toHaveAttribute('aria-multiselectable', 'true')
      await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
      await canvas.findByText('3 selected')
      await expect(rowNumber()).toBe(5)
      await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}')
      await canvas.findByText('2 selected')
      await userEvent.keyboard('{Control>}a{/Control}')
      await canvas.findByText('50 selected')
      await expect(String(getSelection())).toBe('')
      await userEvent.click(canvas.getByRole('button', { name: 'Clear selection' }))
      await userEvent.keyboard('{ArrowUp}{ArrowUp}')
      await waitFor(() => expect(rowNumber()).toBe(2))
    })
    await step('Enter opens the row, Tab leads into it, Escape back, Enter closes it', async () => {
      // The cell of the user has an action of its own, to copy.
      await userEvent.keyboard('{ArrowRight}{Enter}')
      const inside = await canvas.findByRole('button', { name: /^Write to/ })
      for (let steps = 0; steps < 5 && focused() !== inside; steps++) await userEvent.tab()
      await expect(inside).toHaveFocus()
      await userEvent.keyboard('{Escape}')
      await waitFor(() => expect(focused()).toHaveAttribute('data-kind', 'text'))
      await expect(rowNumber()).toBe(2)
      await userEvent.keyboard('{Enter}')
      await waitFor(() => expect(inside).not.toBeInTheDocument())
    })
    await step('Alt and down open a column menu, whose choice acts; the focus comes back', async () => {
      await userEvent.keyboard('{ArrowLeft}{ArrowUp}{Alt>}{ArrowDown}{/Alt}')
      const ascending = await page.findByRole('menuitem', { name: 'Sort ascending' })
      await waitFor(() => expect(ascending).toHaveFocus())
      await userEvent.keyboard('{Enter}')
      await waitFor(() => expect(page.queryByRole('menu')).toBeNull())
      await waitFor(() => expect(focused().closest('[role="columnheader"]')).not.toBeNull())
      await expect(focused().closest('[role="columnheader"]')).toHaveAttribute('aria-sort', 'ascending')
    })
    await step('the last cell opens the menu of the row', async () => {
      await userEvent.keyboard('{ArrowDown}{End}')
      await expect(focused()).toHaveAccessibleName(/^Actions for/)
      const cell = focused().closest('[role="gridcell"]') as HTMLElement
      await expect(getComputedStyle(cell).boxShadow).toMatch(/ -1px 0px 0px 0px$/)
      await expect(rowNumber()).toBe(2)
      const trigger = focused()
      await userEvent.keyboard('{Enter}')
      await page.findByRole('menu')
      await userEvent.keyboard('{Escape}')
      await waitFor(() => expect(trigger).toHaveFocus())
    })
  },
}

/** What a column holds is said when its header is pointed at or focused for a while; Escape takes it away. */
export const Explained: Story = {
  args: { source: SOME },
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('1–50 of 640')
    const button = canvas.getByRole('button', { name: /^Confidence/ })
    await step('the keyboard', async () => {
      button.focus()
      await expect(await page.findByRole('tooltip')).toHaveTextContent(/^Evidence behind the DNA/)
      await expect(button).toHaveAccessibleDescription(/^Evidence behind the DNA/)
      await userEvent.keyboard('{Escape}')
      await waitFor(() => expect(page.queryByRole('tooltip')).toBeNull())
      button.blur()
    })
    await step('the pointer', async () => {
      await userEvent.hover(button)
      await page.findByRole('tooltip')
      await userEvent.unhover(button)
      await waitFor(() => expect(page.queryByRole('tooltip')).toBeNull())
    })
    await step('the grid stands as before', () => expect(canvas.getByText('1–50 of 640')).toBeVisible())
  },
}

/** React sets all up twice: the tooltip is there once, and goes. */
export const ExplainedStrictly: Story = {
  ...Explained,
  decorators: (Render) => (
    <StrictMode>
      <Render />
    </StrictMode>
  ),
}

/** What was kept of an older or foreign view: what is of no use is at its default, and said so. */
export const GarbageView: Story = {
  args: {
    source: SOME,
    restore: {
      sort: { column: 'gone' },
      filters: {
        role: 'x',
        nonsense: 1,
        user: { kind: 'id', values: Array(250).fill('00000000-0000-4000-8000-000000000001') },
      },
      columns: 3,
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText(/Parts of the view could not be used/)
    await canvas.findByText(/Role, nonsense, User \(250 ids, of which a view keeps 200 at most\)/)
    await canvas.findByText('1–50 of 640')
    canvas.getByRole('button', { name: 'Dismiss' }).focus()
    await userEvent.keyboard('{Enter}')
    await expect(canvas.queryByText(/Parts of the view could not be used/)).toBeNull()
    await expect(canvas.getByRole('grid')).toContainElement(
      canvasElement.ownerDocument.activeElement as HTMLElement,
    )
  },
}

const onPhone: Story['decorators'] = [
  (Render) => (
    <div style={{ inlineSize: 380 }}>
      <Render />
    </div>
  ),
]

/** What a card says, field by field, each under the one before. */
async function expectCard(row: Element | undefined, fields: number) {
  const cells = [...(row?.querySelectorAll<HTMLElement>('.dia-cell[data-label]') ?? [])]
  await expect(cells.length).toBe(fields)
  await expect(new Set(cells.map((cell) => getComputedStyle(cell).paddingInlineStart)).size).toBe(1)
  const tops = cells.map((cell) => cell.getBoundingClientRect().top)
  await expect(tops.every((top, at) => at === 0 || top > (tops[at - 1] ?? 0))).toBe(true)
  for (const cell of cells) {
    await expect(cell.dataset.label).not.toBe('')
    await expect(getComputedStyle(cell, '::before').content).toBe(JSON.stringify(cell.dataset.label))
    await expect(cell.getBoundingClientRect().bottom).toBeLessThanOrEqual(
      (row?.getBoundingClientRect().bottom ?? 0) + 0.5,
    )
  }
}

/** What the pointer would meet there. */
function atItsMiddle(element: Element): HTMLElement | null {
  const { left, top, width, height } = element.getBoundingClientRect()
  return document.elementFromPoint(left + width / 2, top + height / 2) as HTMLElement | null
}

const FIELDS = initialMatrixState(usersMatrix).columns.length

export const Phone: Story = {
  args: {
    source: SOME,
    state: initialMatrixState(usersMatrix, 25),
    actions: {
      source: { run: async () => ({ done: 0, unchanged: 0, failed: [], undo: null }) },
      enabled: ['recompute_dna'],
    },
  },
  decorators: onPhone,
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–25 of 640')
    await expectCard(canvas.getAllByRole('row')[1], FIELDS)
    await step('each header can be scrolled to and pressed, and the keys lead to the last', async () => {
      const headers = canvas.getAllByRole('columnheader')
      await expect(headers.length).toBeGreaterThan(FIELDS)
      for (const header of headers) {
        header.scrollIntoView({ inline: 'center', block: 'nearest' })
        await expect(header).toContainElement(atItsMiddle(header))
      }
      headers[0]?.parentElement?.scrollTo({ left: 0 })
      headers[1]?.querySelector<HTMLElement>('.dia-sort')?.focus()
      await userEvent.keyboard('{End}')
      const last = headers.at(-1) as HTMLElement
      await waitFor(() => expect(last).toContainElement(document.activeElement as HTMLElement))
      await waitFor(() => expect(last).toContainElement(atItsMiddle(last)))
    })
  },
}

/** Cards of a list that is never all in the document: each as high as the others, to the last one. */
export const PhoneWithManyRows: Story = {
  args: { source: indexedMatrixSource(demoUsers(5000, NOW)) },
  decorators: onPhone,
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–5,000 of 5,000')
    const cards = () =>
      [...canvasElement.querySelectorAll<HTMLElement>('.dia-body-row')].sort(
        (a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex),
      )
    const expectNoGap = async () => {
      const drawn = cards().map((card) => card.getBoundingClientRect())
      for (const [at, { top }] of drawn.entries())
        if (at > 0) await expect(Math.abs(top - (drawn[at - 1]?.bottom ?? 0))).toBeLessThan(1)
    }
    await waitFor(() => expectCard(cards()[0], FIELDS))
    await expect(cards().length).toBeLessThan(40)
    await expectNoGap()
    await step('the last is reached by its key, and is whole', async () => {
      canvas.getByRole('grid').querySelector<HTMLElement>('[tabindex="0"]')?.focus()
      await userEvent.keyboard('{Control>}{End}{/Control}')
      await waitFor(() => expect(rowNumber()).toBe(5001))
      const last = document.activeElement?.closest('[role="row"]') as HTMLElement
      await waitFor(() => expectCard(last, FIELDS))
      const scroller = canvasElement.querySelector('.dia-scroller') as HTMLElement
      await waitFor(() =>
        expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(
          scroller.getBoundingClientRect().bottom + 1,
        ),
      )
    })
  },
}

const WIDE: typeof usersMatrix = {
  ...usersMatrix,
  columns: [
    ...usersMatrix.columns,
    ...usersMatrix.columns.map((column, at) => ({
      ...column,
      name: `again_${at}` as 'email',
      sortable: false,
    })),
  ],
}

/** So many columns that a wide grid draws those in view alone: a card holds all. */
export const PhoneWithManyColumns: Story = {
  args: { matrix: WIDE, source: SOME },
  decorators: onPhone,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–50 of 640')
    const [, row] = canvas.getAllByRole('row')
    await waitFor(() => expectCard(row, initialMatrixState(WIDE).columns.length))
  },
}
