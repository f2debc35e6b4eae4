import { memoryMatrixSource } from '@dia/core/matrices'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Tickets } from '../../examples/embed/Tickets.js'

const SOURCE = memoryMatrixSource(
  Array.from({ length: 120 }, (_, index) => ({
    ticket_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    subject: `Ticket ${index + 1}`,
    status: index % 5 === 0 ? 'closed' : 'open',
    opened_at: new Date(Date.UTC(2025, 9, 1) + index * 3_600_000).toISOString(),
    owner_id: '15480116-8c78-4a75-af8c-2c70795333a6',
  })),
)

const meta: Meta<typeof Tickets> = {
  title: 'Matrix/Own table',
  component: Tickets,
  args: { source: SOURCE },
}

export default meta

/** The 20 lines of the guide: a matrix like any other. */
export const Default: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–50 of 120')
    const sort = canvas.getByRole('button', { name: /^Opened at/i })
    await userEvent.click(sort)
    await waitFor(() =>
      expect(sort.closest('[role="columnheader"]')).not.toHaveAttribute('aria-sort', 'none'),
    )
    await expect(canvas.getByRole('button', { name: 'Export' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
    const page = within(canvasElement.ownerDocument.body)
    await userEvent.click(await page.findByRole('menuitem', { name: 'Subject' }))
    await userEvent.type(await page.findByRole('textbox', { name: 'Contains' }), 'TICKET 11')
    await canvas.findByText('1–11 of 11')
    await userEvent.keyboard('{Escape}')
    await expect(await canvas.findByText(/contains “TICKET 11”/)).toBeVisible()
  },
}
