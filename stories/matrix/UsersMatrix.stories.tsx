import { DiaError } from '@dia/core/errors'
import { UsersMatrix } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { demoUsers } from '../fixtures/demoUsers.js'
import { memoryDnaSource } from '../fixtures/memoryDnaSource.js'
import { memoryMatrixSource } from '../fixtures/memoryMatrixSource.js'

const NOW = Math.floor(Date.now() / 60_000) * 60_000
const USERS = demoUsers(204, NOW)
const REFRESHED_AT = new Date(NOW - 3 * 60_000).toISOString()

const meta: Meta<typeof UsersMatrix> = {
  title: 'Matrix/UsersMatrix',
  component: UsersMatrix,
  args: {
    source: memoryMatrixSource(USERS, { refreshedAt: REFRESHED_AT }),
    dna: memoryDnaSource(USERS),
    // Few rows: what a story is asked costs time by the row.
    pageSize: 20,
  },
}

export default meta
type Story = StoryObj<typeof meta>

const firstCell = async (canvas: ReturnType<typeof within>) => {
  const [, cell] = await canvas.findAllByRole('gridcell')
  return cell
}

export const Default: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    await step('rows, range and freshness are shown', async () => {
      await canvas.findByText('1–20 of 204')
      await expect(canvas.getByText(/as of 3 minutes ago|as of 4 minutes ago/)).toBeVisible()
      await expect(canvas.getByRole('grid')).toHaveAttribute('aria-rowcount', '205')
    })
    await step('sorting by a column is said and done', async () => {
      await userEvent.click(canvas.getByRole('button', { name: /^E-mail/ }))
      await waitFor(() =>
        expect(canvas.getByRole('columnheader', { name: /^E-mail/ })).toHaveAttribute(
          'aria-sort',
          'ascending',
        ),
      )
      await waitFor(async () => expect(await firstCell(canvas)).toHaveTextContent(/^Aada/))
    })
    await step('the next page follows the first', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Next page' }))
      await canvas.findByText('21–40 of 204')
      await canvas.findByText('Rows 21–40 of 204, sorted by E-mail, ascending')
      const previous = canvas.getByRole('button', { name: 'Previous page' })
      await userEvent.click(previous)
      await canvas.findByText('1–20 of 204')
      await expect(previous).toHaveAttribute('aria-disabled', 'true')
      await expect(document.activeElement).toBe(previous)
    })
    await step(
      'the keyboard turns pages to the last one, and the focus stays where it turns them',
      async () => {
        const next = canvas.getByRole('button', { name: 'Next page' })
        next.focus()
        for (let page = 1; page < 11; page++) {
          await waitFor(() => expect(next).toHaveAttribute('aria-disabled', 'false'))
          await userEvent.keyboard('{Enter}')
          await canvas.findByText(page === 10 ? '201–204 of 204' : new RegExp(`^${page * 20 + 1}–`))
        }
        await expect(next).toHaveAttribute('aria-disabled', 'true')
        await expect(document.activeElement).toBe(next)
      },
    )
  },
}

export const Expanded: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const [expander] = await canvas.findAllByRole('button', { name: /^Details of/ })
    if (expander) await userEvent.click(expander)
    await canvas.findByRole('heading', { name: 'ATGC bases' })
    await expect(canvas.getByRole('img', { name: /Confidence \d+/ })).toBeVisible()
    await userEvent.click(canvas.getByRole('radio', { name: 'Table' }))
    await expect(canvas.getByRole('rowheader', { name: /Cultural/ })).toBeVisible()
    await userEvent.click(canvas.getByRole('radio', { name: 'Chart' }))
  },
}

export const Searched: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of 204')
    await userEvent.type(canvas.getByRole('searchbox'), 'lindgren')
    await waitFor(() => expect(canvas.getByText(/^1–\d\d? of \d\d?$/)).toBeVisible())
    for (const cell of canvas.getAllByRole('row').slice(1)) await expect(cell).toHaveTextContent(/lindgren/i)
  },
}

/** The press goes where the pointer is: to what an open popover puts over the page. */
async function pressAt(element: HTMLElement) {
  const { left, top, width, height } = element.getBoundingClientRect()
  const coords = { clientX: left + width / 2, clientY: top + height / 2 }
  const target = document.elementFromPoint(coords.clientX, coords.clientY)
  if (!target) throw new Error('Nothing is there.')
  await userEvent.pointer([{ keys: '[MouseLeft]', target, coords }])
  return target
}

/** By pointer and by keys; the focus is where one types next, and comes back to the chip. */
export const Filtered: Story = {
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('1–20 of 204')
    await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
    await userEvent.click(await page.findByRole('menuitem', { name: 'Role' }))
    await waitFor(() => expect(document.activeElement).toHaveAttribute('type', 'checkbox'))
    await userEvent.click(await page.findByRole('checkbox', { name: 'artist' }))
    await userEvent.keyboard('{Escape}')
    const chip = () => canvasElement.querySelector<HTMLElement>('.dia-chip-label') as HTMLElement
    await waitFor(() => expect(chip()).toHaveFocus())
    await waitFor(() => expect(canvas.getByText(/^1–\d\d? of \d\d?$/)).toBeVisible())
    const roles = canvas.getAllByRole('gridcell').filter((cell) => cell.dataset.kind === 'badge')
    await expect(roles.every((cell) => cell.textContent === 'artist')).toBe(true)
    await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
    await userEvent.click(await page.findByRole('menuitem', { name: 'Created' }))
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'spinbutton'))
    const reads = () =>
      (args.source as ReturnType<typeof memoryMatrixSource>).calls.join().split('readPage').length
    const before = reads()
    await userEvent.keyboard('01012025')
    await canvas.findByText('from 1 Jan 2025')
    await expect(reads()).toBe(before + 1)
    await userEvent.keyboard('{Tab}01012024')
    await page.findByRole('alert')
    await page.findByText('January 2024')
    await userEvent.click(await page.findByRole('button', { name: '30 days' }))
    await expect(page.queryByRole('alert')).toBeNull()
    await expect(await pressAt(chip())).not.toBe(chip())
    await page.findByRole('dialog', { name: 'Change filter Role' })
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(chip()).toHaveFocus())
    const remove = (name: string) => canvas.getByRole('button', { name: `Remove filter ${name}` })
    remove('Role').focus()
    await userEvent.keyboard('{Enter}')
    await expect(canvas.queryByRole('button', { name: 'Remove filter Role' })).toBeNull()
    await expect(remove('Created')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await canvas.findByText('1–20 of 204')
    const add = canvas.getByRole('button', { name: 'Filter' })
    await expect(add).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await userEvent.click(await page.findByRole('menuitem', { name: 'Role' }))
    await page.findByRole('checkbox', { name: 'artist' })
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(add).toHaveFocus())
  },
}

export const Loading: Story = {
  args: { source: memoryMatrixSource(USERS, { delay: 3_600_000 }) },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('grid')).toHaveAttribute('aria-busy', 'true')
  },
}

export const Empty: Story = {
  args: { source: memoryMatrixSource([]) },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('No users yet')
  },
}

export const FilteredEmpty: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(canvas.getByRole('searchbox'), 'nobody is called this')
    ;(await canvas.findByRole('button', { name: 'Clear search and filters' })).focus()
    await userEvent.keyboard('{Enter}')
    await canvas.findByText('1–20 of 204')
    await expect(canvas.getByRole('searchbox')).toHaveFocus()
    await userEvent.type(canvas.getByRole('searchbox'), 'nobody is called this')
    await canvas.findByText('Nothing matches')
  },
}

export const Denied: Story = {
  args: {
    source: memoryMatrixSource(USERS, {
      failure: () =>
        new DiaError(
          'DENIED',
          'Only admins may read the users.',
          'Ask an admin for the admin role, then sign in again.',
        ),
    }),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('You may not see these rows', { selector: 'p' })
    await expect(canvas.getByRole('status')).toHaveTextContent('You may not see these rows')
    await expect(canvas.getByText('Only admins may read this matrix.')).toBeVisible()
    await expect(canvas.getByText('Code DENIED')).toBeVisible()
  },
}

const unreachable = () =>
  new DiaError('BACKEND_UNREACHABLE', 'The database did not answer.', 'Check that it runs, then try again.')

export const Failed: Story = {
  args: {
    source: memoryMatrixSource(USERS, {
      failure: (call, nth) => (call === 'readPage' && nth === 1 ? unreachable() : null),
    }),
  },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    if ('calls' in args.source && Array.isArray(args.source.calls) && args.source.calls.length <= 1) {
      await canvas.findByText('Code BACKEND_UNREACHABLE')
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    }
    await canvas.findByText('1–20 of 204')
  },
}

export const FailedForGood: Story = {
  args: { source: memoryMatrixSource(USERS, { failure: unreachable }) },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Code BACKEND_UNREACHABLE')
  },
}

export const Stale: Story = {
  args: {
    source: memoryMatrixSource(USERS, {
      refreshedAt: REFRESHED_AT,
      failure: (call) => (call === 'refresh' ? unreachable() : null),
    }),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of 204')
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh' }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      /as of .* ago; they could not be read again/,
    )
    await expect(canvas.getAllByRole('row').length).toBe(21)
  },
}

export const TenThousandRows: Story = {
  args: { source: memoryMatrixSource(demoUsers(10_000, NOW), { isCountEstimated: true }) },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of about 10,000')
    await expect(canvas.getByRole('grid')).toHaveAttribute('aria-rowcount', '-1')
    await userEvent.click(canvas.getByRole('button', { name: 'Count exactly' }))
    await canvas.findByText('1–20 of 10,000')
  },
}

export const Keyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of 204')
    const [cell] = canvas.getAllByRole('gridcell').filter((candidate) => candidate.dataset.kind === 'user')
    cell?.focus()
    await userEvent.keyboard('{ArrowDown}{End}{ArrowLeft}')
    await expect(document.activeElement).toHaveAttribute('data-kind', 'time')
    await userEvent.keyboard('{Enter}')
    await canvas.findByRole('heading', { name: 'ATGC bases' })
    await userEvent.keyboard('{Control>}{Home}{/Control}')
    await userEvent.keyboard('{ArrowRight}')
    await expect(document.activeElement).toHaveAccessibleName(/E-mail/)
    await userEvent.keyboard('{Enter}')
    await waitFor(() =>
      expect(canvas.getByRole('columnheader', { name: /^E-mail/ })).toHaveAttribute('aria-sort', 'ascending'),
    )
    await expect(document.activeElement).toHaveAccessibleName(/E-mail/)
  },
}

export const RightToLeft: Story = {
  globals: { density: 'comfortable' },
  decorators: [
    (Render) => (
      <div dir="rtl">
        <Render />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of 204')
    const [cell] = canvas.getAllByRole('gridcell').filter((candidate) => candidate.dataset.kind === 'user')
    cell?.focus()
    await userEvent.keyboard('{ArrowLeft}')
    await expect(document.activeElement).toHaveAttribute('data-kind', 'text')
  },
}
