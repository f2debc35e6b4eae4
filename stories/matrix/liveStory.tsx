import { DiaError } from '@dia/core/errors'
import type { MatrixSource } from '@dia/core/matrices'
import type { StoryObj } from '@storybook/react-vite'
import type { ComponentType } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'

type LiveMatrix = ComponentType<{ source: MatrixSource; views?: null }>

const BOOT_MS = 60_000
const FOUND_MS = 15_000

/** A matrix on Postgres, played through: rows, a row opened, a search that finds nothing and the way back. */
export function liveStory(Matrix: LiveMatrix, { isOptional = false } = {}): StoryObj {
  return {
    render: () => (
      <WithStoryBackend>{({ matrices }) => <Matrix source={matrices} views={null} />}</WithStoryBackend>
    ),
    play: async ({ canvasElement, step }) => {
      const canvas = within(canvasElement)
      const page = within(canvasElement.ownerDocument.body)
      const grid = await canvas.findByRole('grid', {}, { timeout: BOOT_MS })
      await waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'false'), { timeout: FOUND_MS })
      await expect(canvas.queryByText(/could not be read|may not see/)).toBeNull()
      const [expander] = canvas.queryAllByRole('button', { name: /^Details of/ })
      if (!expander) {
        await expect(isOptional || canvas.queryByText(/^No .* yet$/) !== null).toBe(true)
        return
      }
      await step('a row opens to its fields', async () => {
        await userEvent.click(expander)
        await canvas.findByRole('tab', { name: 'Fields' }, { timeout: FOUND_MS })
        await userEvent.click(expander)
      })
      const search = canvas.queryByRole('searchbox')
      if (search) {
        await step('a search that finds nothing says so, and leads back', async () => {
          await userEvent.type(search, 'nothing is called this')
          await userEvent.click(
            await canvas.findByRole('button', { name: 'Clear search and filters' }, { timeout: FOUND_MS }),
          )
        })
      }
      await step('a filter narrows the rows', async () => {
        await canvas.findAllByRole('button', { name: /^Details of/ }, { timeout: FOUND_MS })
        await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
        const [first] = await page.findAllByRole('menuitem')
        if (first) await userEvent.click(first)
        const dialog = await page.findByRole('dialog')
        const choice =
          within(dialog).queryAllByRole('checkbox')[0] ?? within(dialog).queryAllByRole('radio')[0]
        if (choice) await userEvent.click(choice)
        await userEvent.keyboard('{Escape}')
        await waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'false'), { timeout: FOUND_MS })
        await expect(canvas.queryByText('The rows could not be read')).toBeNull()
      })
    },
  }
}

const NEVER_FIGURES = { values: {}, asOf: null }

/** A source whose every read fails with an error. */
function failing(error: DiaError): MatrixSource {
  const fail = () => Promise.reject(error)
  return { readPage: fail, countRows: fail, refresh: fail, readFigures: async () => NEVER_FIGURES }
}

const DENIED = new DiaError(
  'DENIED',
  'Only admins may read this matrix.',
  'Ask an admin for the admin role, then sign in again.',
)
const UNREACHABLE = new DiaError(
  'BACKEND_UNREACHABLE',
  'The database did not answer.',
  'Check that it runs, then try again.',
)

/** The looks of a matrix that is denied, and of one that fails. */
export function deniedStory(Matrix: LiveMatrix): StoryObj {
  return stateStory(Matrix, failing(DENIED), 'Code DENIED')
}

export function failingStory(Matrix: LiveMatrix): StoryObj {
  return stateStory(Matrix, failing(UNREACHABLE), 'Code BACKEND_UNREACHABLE')
}

/** The look of a matrix that holds nothing yet. */
export function emptyStory(Matrix: LiveMatrix): StoryObj {
  const empty: MatrixSource = {
    readPage: async () => ({ rows: [], next: null, refreshedAt: null }),
    countRows: async () => ({ value: 0, policy: 'exact' }),
    readFigures: async () => NEVER_FIGURES,
    refresh: async () => undefined,
  }
  return stateStory(Matrix, empty, /^No .* yet$/)
}

function stateStory(Matrix: LiveMatrix, source: MatrixSource, text: string | RegExp): StoryObj {
  return {
    render: () => <Matrix source={source} views={null} />,
    play: async ({ canvasElement }) => {
      await within(canvasElement).findByText(text)
    },
  }
}
