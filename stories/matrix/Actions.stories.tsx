import type { ActionRequest, ActionSource } from '@dia/core/actions'
import { DiaError } from '@dia/core/errors'
import { defineMatrix, type MatrixDefinition, type MatrixSource } from '@dia/core/matrices'
import { DIAMatrix, DIAProvider } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { memoryMatrixSource } from '../fixtures/memoryMatrixSource.js'

/** A host's own table, as it stands in the guide: 20 lines for a matrix. */
type Ticket = Readonly<Record<'ticket_id' | 'subject' | 'status' | 'opened_at' | 'owner_id', unknown>>
const plainTickets = defineMatrix({
  name: 'tickets',
  key: 'ticket_id',
  columns: { subject: 'text', status: 'badge', opened_at: 'time', owner_id: 'id', ticket_id: 'id' },
  sorts: ['opened_at'],
  ids: { owner_id: 'user' },
})
const tickets: MatrixDefinition<Ticket> = {
  ...plainTickets,
  actions: [
    {
      kind: 'view',
      name: 'owner',
      label: 'View owner',
      to: 'users',
      by: { filter: 'user', column: 'owner_id' },
    },
    {
      kind: 'write',
      name: 'close',
      label: 'Close ticket',
      scope: 'both',
      confirm: 'typed',
      canDryRun: true,
      undo: 'reopen',
      isDangerous: true,
      fits: { column: 'status', values: ['open'] },
    },
    { kind: 'write', name: 'reopen', label: 'Reopen ticket', scope: 'both', confirm: 'none' },
  ],
}
const ROWS: Ticket[] = Array.from({ length: 120 }, (_, index) => ({
  ticket_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  subject: `Ticket ${index + 1}`,
  status: index % 5 === 0 ? 'closed' : 'open',
  opened_at: new Date(Date.UTC(2025, 9, 1) + index * 3_600_000).toISOString(),
  owner_id: '15480116-8c78-4a75-af8c-2c70795333a6',
}))

/** Keeps what it was asked for; fails for every tenth row. */
function recordingActions(): ActionSource & { readonly asked: ActionRequest[] } {
  const asked: ActionRequest[] = []
  return {
    asked,
    async run(request, options) {
      asked.push(request)
      const { target } = request
      const count = target.kind === 'keys' ? target.keys.length : target.confirmedCount
      options?.onProgress?.({ done: 1, total: count })
      const failed =
        target.kind === 'keys' && request.action === 'close'
          ? target.keys
              .filter((_, index) => index % 10 === 9)
              .map((key) => ({ key, code: 'LOCKED', message: 'Someone else works on it.' }))
          : []
      const done = count - failed.length
      const undo =
        request.action === 'close' && target.kind === 'keys' && !request.dryRun
          ? { action: 'reopen', keys: target.keys }
          : null
      return { done, unchanged: 0, failed, undo }
    },
  }
}

const SOURCE = memoryMatrixSource(ROWS)
const meta: Meta<typeof DIAMatrix<Ticket>> = {
  title: 'Matrix/Actions',
  component: DIAMatrix<Ticket>,
  args: { matrix: tickets, source: SOURCE, views: null },
}

export default meta
type Story = StoryObj<typeof meta>

/** Without a word from the host a matrix only shows. */
export const ReadOnly: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–50 of 120')
    await expect(canvas.queryAllByRole('checkbox')).toHaveLength(0)
    await expect(canvas.queryAllByRole('button', { name: /^Actions for/ })).toHaveLength(0)
  },
}

const actions = recordingActions()

let isDown = false
const unlessDown = async <Answer,>(ask: () => Promise<Answer>) => {
  if (isDown) throw new DiaError('BACKEND_UNREACHABLE', 'The database did not answer.', 'Try again.')
  return ask()
}
const UNSTEADY: MatrixSource = {
  ...SOURCE,
  readPage: (...asked) => unlessDown(() => SOURCE.readPage(...asked)),
  countRows: (...asked) => unlessDown(() => SOURCE.countRows(...asked)),
}

/**
 * The page is not all that match; the count is typed; what failed is listed; undo takes it back; rows of another question
 * are not acted on.
 */
export const Bulk: Story = {
  args: { source: UNSTEADY, actions: { source: actions, enabled: ['close', 'reopen'] } },
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('1–50 of 120')
    await step('the page is selected, and only it', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Select the rows shown' }))
      await canvas.findByText('50 selected')
    })
    await step('a dry run says what would happen', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Close ticket' }))
      await page.findByText('Close ticket: for 50 rows.')
      await userEvent.click(page.getByRole('button', { name: 'Dry run' }))
      await page.findByText('Would do 45, leave 0 as they are, fail for 5.')
      await expect(actions.asked.at(-1)?.dryRun).toBe(true)
    })
    await step('the count has to be typed', async () => {
      const dialog = within(page.getByRole('dialog'))
      await expect(dialog.getByRole('button', { name: 'Close ticket' })).toBeDisabled()
      await userEvent.type(dialog.getByRole('textbox', { name: 'Type 50 to confirm' }), '50')
      const written = () => actions.asked.filter(({ dryRun }) => !dryRun).length
      const before = written()
      const run = dialog.getByRole('button', { name: 'Close ticket' })
      run.focus()
      // Twice before the page can show that it runs.
      run.click()
      run.click()
      await page.findByText('45 done, 0 needed nothing, 5 failed.')
      await expect(written() - before).toBe(1)
      await expect(page.getAllByText('Someone else works on it.', { exact: false })).toHaveLength(5)
    })
    await step('a second Enter does not take it back: the focus is on what was done', async () => {
      await waitFor(() => expect(document.activeElement).toHaveTextContent(/^45 done/))
      const before = actions.asked.length
      await userEvent.keyboard('{Enter}')
      await expect(actions.asked).toHaveLength(before)
    })
    await step(
      'what failed has a name and stays selected, so that another run leaves the done alone',
      async () => {
        await canvas.findByText('5 selected')
        for (const line of within(page.getByRole('list', { name: 'Rows it failed for' })).getAllByRole(
          'listitem',
        ))
          await expect(line).toHaveTextContent(/^Ticket \d+ 0/)
      },
    )
    await step('undo takes it back', async () => {
      await userEvent.click(page.getByRole('button', { name: 'Undo' }))
      await page.findByText(/^Taken back: 50 done/)
      await userEvent.click(page.getByRole('button', { name: 'Done' }))
    })
    await step('all that match are chosen by their filter, not by their keys', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Select the rows shown' }))
      await userEvent.click(await canvas.findByRole('button', { name: 'Select all 120 that match' }))
      await canvas.findByText('All 120 matching rows selected')
      await expect(canvas.getByRole('button', { name: 'Close ticket' })).toHaveFocus()
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Select Ticket 120' }))
      await canvas.findByText('All 119 matching rows selected')
      await userEvent.click(canvas.getByRole('button', { name: 'Reopen ticket' }))
      await page.findByText('Reopen ticket: for 119 rows.')
      const dialog = within(page.getByRole('dialog'))
      await userEvent.click(dialog.getByRole('button', { name: 'Reopen ticket' }))
      await page.findByText(/^119 done/)
      await expect(actions.asked.at(-1)?.target).toMatchObject({ kind: 'matching', confirmedCount: 119 })
      await userEvent.click(page.getByRole('button', { name: 'Done' }))
    })
    await step('the focus goes to the rows when the bar goes', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Select Ticket 120' }))
      const clear = await canvas.findByRole('button', { name: 'Clear selection' })
      clear.focus()
      await userEvent.keyboard('{Enter}')
      await waitFor(() => expect(clear).not.toBeInTheDocument())
      await expect(canvas.getByRole('checkbox', { name: 'Select Ticket 120' })).toHaveFocus()
    })
    const body = canvasElement.querySelector('.dia-grid-body') as HTMLElement
    await step(
      'rows of the question before are dimmed, and can neither be selected nor acted on',
      async () => {
        await userEvent.click(canvas.getByRole('checkbox', { name: 'Select Ticket 120' }))
        await canvas.findByText('1 selected')
        isDown = true
        await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
        await userEvent.click(await page.findByRole('menuitem', { name: 'Opened at' }))
        await userEvent.click(await page.findByRole('button', { name: 'Today' }))
        await userEvent.keyboard('{Escape}')
        await expect(await canvas.findByRole('alert')).toHaveTextContent(
          /^These rows are of what was set before/,
        )
        await userEvent.click(canvas.getByRole('checkbox', { name: 'Select the rows shown' }))
        const box = canvas.getByRole('checkbox', { name: 'Select Ticket 119' })
        await userEvent.click(box)
        await expect(box).not.toBeChecked()
        await expect(canvas.queryByText(/selected$/)).toBeNull()
        await userEvent.click(canvas.getByRole('button', { name: 'Actions for Ticket 119' }))
        await expect(await page.findByRole('menuitem', { name: /^Close ticket/ })).toHaveTextContent(
          'Not before what is set now has been read',
        )
        await userEvent.keyboard('{Escape}')
        await waitFor(() => expect(Number(getComputedStyle(body).opacity)).toBeLessThan(0.9))
      },
    )
    await step('trying again keeps the focus in the grid', async () => {
      isDown = false
      canvas.getByRole('button', { name: 'Try again' }).focus()
      await userEvent.keyboard('{Enter}')
      await canvas.findByText('Nothing matches')
      await expect(canvas.getByRole('grid')).toContainElement(document.activeElement as HTMLElement)
    })
    await step('what a filter let go does not come back with it', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Remove filter Opened at' }))
      await canvas.findByText('1–50 of 120')
      await expect(canvas.getByRole('checkbox', { name: 'Select Ticket 120' })).not.toBeChecked()
      await expect(canvas.queryByText(/selected$/)).toBeNull()
      await waitFor(() => expect(getComputedStyle(body).opacity).toBe('1'))
    })
  },
}

/** A count that fails is said and tried again; what is typed may have the digits of the reader's language. */
export const CountFailed: Story = {
  args: { source: UNSTEADY, actions: { source: actions, enabled: ['close'] } },
  decorators: [
    (Render) => (
      <DIAProvider locale="ar-EG">
        <Render />
      </DIAProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('١–٥٠ of ١٢٠')
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Select the rows shown' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Select all ١٢٠ that match' }))
    isDown = true
    await userEvent.click(canvas.getByRole('button', { name: 'Close ticket' }))
    const dialog = within(await page.findByRole('dialog'))
    await expect(await dialog.findByRole('alert')).toHaveTextContent('BACKEND_UNREACHABLE')
    await expect(dialog.queryByText(/^Counting/)).toBeNull()
    isDown = false
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }))
    await dialog.findByText('Close ticket: for ١٢٠ rows.')
    const run = dialog.getByRole('button', { name: 'Close ticket' })
    const box = dialog.getByRole('textbox', { name: 'Type ١٢٠ to confirm' })
    await userEvent.type(box, '١١٩')
    await expect(run).toBeDisabled()
    await userEvent.clear(box)
    await userEvent.type(box, '120')
    await expect(run).toBeEnabled()
    await userEvent.clear(box)
    await userEvent.type(box, '١٢٠')
    await userEvent.click(run)
    await page.findByText(/^١٢٠ done/)
    await userEvent.click(page.getByRole('button', { name: 'Done' }))
  },
}

const navigate = fn()

/** A row's own menu: where it leads, what fits it. */
export const Row: Story = {
  args: { actions: { source: actions, enabled: ['close'] }, onNavigate: navigate },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    await canvas.findByText('1–50 of 120')
    await userEvent.click(canvas.getByRole('button', { name: 'Actions for Ticket 116' }))
    await waitFor(() =>
      expect(page.getByRole('menuitem', { name: /Close ticket/ })).toHaveAttribute('aria-disabled', 'true'),
    )
    await userEvent.click(page.getByRole('menuitem', { name: 'View owner' }))
    await expect(navigate).toHaveBeenCalledWith({
      matrix: 'users',
      filter: 'user',
      value: '15480116-8c78-4a75-af8c-2c70795333a6',
    })
  },
}
