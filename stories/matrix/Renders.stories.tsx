import { indexedMatrixSource, type MatrixSource, type UsersRow, usersMatrix } from '@dia/core/matrices'
import { DIAMatrix } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { countRenders } from '../fixtures/countRenders.js'
import { demoUsers } from '../fixtures/demoUsers.js'
import { memoryMatrixSource } from '../fixtures/memoryMatrixSource.js'

const NOW = Date.UTC(2025, 9, 30)
const USERS = demoUsers(2_000, NOW)

/** Hands out new objects each time, of which one value differs after the first. */
function changingSource(): MatrixSource {
  let reads = 0
  const rows = (): UsersRow[] =>
    USERS.slice(0, 40).map((row, at) => (at === 3 ? { ...row, votes: 1000 + reads } : { ...row }))
  return {
    ...memoryMatrixSource([]),
    readPage: (matrix, request, options) => {
      reads += 1
      return memoryMatrixSource(rows()).readPage(matrix, request, options)
    },
    countRows: async () => ({ value: 40, policy: 'exact' }),
  }
}

const meta: Meta<typeof DIAMatrix<UsersRow>> = {
  title: 'Matrix/Renders',
  component: DIAMatrix<UsersRow>,
  args: { matrix: usersMatrix, source: indexedMatrixSource(USERS), views: null, selectable: true },
}

export default meta
type Story = StoryObj<typeof meta>

const settled = () => new Promise((resolve) => setTimeout(resolve, 300))

/** Hover and selection draw no cell, the focus draws the two it leaves and reaches, scrolling those that come into view. */
export const Counted: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const grid = await canvas.findByRole('grid')
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '2001'))
    await settled()
    const renders = countRenders()
    const cells = async () => {
      await settled()
      return renders.take().get('MatrixBodyCell') ?? 0
    }
    await step('nothing is drawn while nothing happens', async () => {
      await expect(await cells()).toBe(0)
    })
    await step('the pointer over a row', async () => {
      const [, row] = canvas.getAllByRole('row')
      if (row) await userEvent.hover(row)
      await expect(await cells()).toBe(0)
    })
    await step('a row selected', async () => {
      const [, box] = canvas.getAllByRole('checkbox')
      if (box) await userEvent.click(box)
      await settled()
      const drawn = renders.take()
      await expect(drawn.get('MatrixBodyCell') ?? 0).toBe(0)
      await expect(drawn.get('SelectBox') ?? 0).toBeGreaterThan(0)
    })
    await step('the focus moved by a key', async () => {
      const cell = canvas.getAllByRole('gridcell').find(({ dataset }) => dataset.kind === 'number')
      cell?.focus()
      await cells()
      await userEvent.keyboard('{ArrowDown}')
      await expect(await cells()).toBe(2)
    })
    await step('a scroll by ten rows', async () => {
      const columns = canvas.getAllByRole('columnheader').length
      const scroller = canvasElement.querySelector('.dia-scroller')
      if (scroller) scroller.scrollTop = 320
      await settled()
      await cells()
      if (scroller) scroller.scrollTop = 640
      const drawn = await cells()
      await expect(drawn).toBeGreaterThan(10)
      await expect(drawn).toBeLessThanOrEqual(10 * columns)
    })
    renders.stop()
  },
}

/** All rows come anew, one value of them has changed: one cell is drawn. */
export const OneValueChanged: Story = {
  args: { source: changingSource() },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–40 of 40')
    await settled()
    const renders = countRenders()
    const before = renders.take()
    await expect(before.size).toBe(0)
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh' }))
    await canvas.findByText(/^1,00[1-9]$/)
    await settled()
    await expect(renders.take().get('MatrixBodyCell')).toBe(1)
    renders.stop()
  },
}
