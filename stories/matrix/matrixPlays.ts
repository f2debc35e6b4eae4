import type { MatrixDefinition, MatrixFilterDefinition, MatrixRow } from '@dia/core/matrices'
import { expect, userEvent, waitFor, within } from 'storybook/test'

/** What Postgres answered last, to hold what is drawn against. */
export interface Answered {
  rows: readonly MatrixRow[]
}

interface Played {
  readonly canvasElement: HTMLElement
  readonly matrix: MatrixDefinition<MatrixRow>
  readonly answered: Answered
  /** The host may lack its table, and says so. */
  readonly isOptional: boolean
}

/** The backend of a page starts with the first story that needs it. */
export const BOOT_MS = 60_000
export const FOUND_MS = 15_000

const expandersOf = (element: HTMLElement) => [
  ...element.querySelectorAll<HTMLElement>('.dia-expander > button'),
]

/** Waits until the rows are there; null where an optional table has none. */
async function readyGrid({ canvasElement, answered, isOptional }: Played) {
  const canvas = within(canvasElement)
  const grid = await canvas.findByRole('grid', {}, { timeout: BOOT_MS })
  const settled = () =>
    waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'false'), { timeout: FOUND_MS })
  await settled()
  await expect(canvas.queryByText(/could not be read|may not see/)).toBeNull()
  const drawn = canvasElement.querySelectorAll('.dia-body-row')
  await expect(drawn).toHaveLength(answered.rows.length)
  if (drawn.length > 0) return { canvas, grid, settled }
  await expect(isOptional && canvas.queryByText(/^No .* yet$/) !== null).toBe(true)
  return null
}

/** Another order is asked for and comes; a search that finds nothing says so, and leads back. */
export async function playDefault(played: Played): Promise<void> {
  const ready = await readyGrid(played)
  if (!ready) return
  const { canvas, grid, settled } = ready
  const header = [...grid.querySelectorAll<HTMLElement>('[role=columnheader][aria-sort=none] button')].at(0)
  if (header) {
    await userEvent.click(header)
    await waitFor(() =>
      expect(header.closest('[role=columnheader]')).not.toHaveAttribute('aria-sort', 'none'),
    )
    await settled()
    await expect(canvas.queryByText('The rows could not be read')).toBeNull()
  }
  const search = canvas.queryByRole('searchbox')
  if (!search) return
  await userEvent.click(search)
  await userEvent.paste('nothing is called this')
  await userEvent.click(
    await canvas.findByRole('button', { name: 'Clear search and filters' }, { timeout: FOUND_MS }),
  )
  await waitFor(() => expect(expandersOf(played.canvasElement).length).toBeGreaterThan(0), {
    timeout: FOUND_MS,
  })
}

/** A filter is set as a person sets it: every row that Postgres then answers has the value; its chip takes it back. */
export async function playFiltered(played: Played): Promise<void> {
  const ready = await readyGrid(played)
  if (!ready) return
  const { canvas, settled } = ready
  const { matrix, answered, canvasElement } = played
  const before = answered.rows
  const page = within(canvasElement.ownerDocument.body)
  const filter = filterToSet(matrix, before)
  const wanted = before[0]?.[filter.column]
  await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
  await userEvent.click(await page.findByRole('menuitem', { name: filter.label }))
  const dialog = within(await page.findByRole('dialog'))
  if (filter.kind === 'id') {
    const id = String(wanted)
    await userEvent.click(await dialog.findByRole('searchbox'))
    await userEvent.paste(id)
    await userEvent.click(await dialog.findByRole('button', { name: `Use ${id.slice(0, 8)}…` }))
  } else {
    const label = filter.kind === 'boolean' ? filter.labels?.[`${wanted === true}`] : optionOf(filter, wanted)
    const role = filter.kind === 'boolean' ? 'radio' : 'checkbox'
    await userEvent.click(await dialog.findByRole(role, { name: label ?? '' }))
  }
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(answered.rows).not.toBe(before), { timeout: FOUND_MS })
  await settled()
  await expect(answered.rows.length).toBeGreaterThan(0)
  await expect(answered.rows.filter((row) => row[filter.column] !== wanted)).toEqual([])
  await waitFor(() =>
    expect(canvasElement.querySelectorAll('.dia-body-row')).toHaveLength(answered.rows.length),
  )
  await userEvent.click(canvas.getByRole('button', { name: `Remove filter ${filter.label}` }))
  await waitFor(
    () => expect(answered.rows.map((row) => row[matrix.key])).toEqual(before.map((row) => row[matrix.key])),
    { timeout: FOUND_MS },
  )
}

/** A row opens, and each of its tabs shows what it holds. */
export async function playExpanded(played: Played): Promise<void> {
  const ready = await readyGrid(played)
  if (!ready) return
  const { canvas } = ready
  const { canvasElement } = played
  const [expander] = expandersOf(canvasElement)
  if (!expander) throw new Error('No row can be opened.')
  await userEvent.click(expander)
  const tabs = await canvas.findAllByRole('tab', {}, { timeout: FOUND_MS })
  await expect(expander).toHaveAttribute('aria-expanded', 'true')
  for (const { id } of tabs) {
    const tab = canvasElement.ownerDocument.getElementById(id)
    if (!tab) throw new Error(`The tab ${id} is gone.`)
    await userEvent.click(tab)
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    const panel = await waitFor(
      () => {
        const shown = canvas.getByRole('tabpanel')
        expect(shown.querySelector('.dia-skeleton, [aria-busy=true]')).toBeNull()
        return shown
      },
      { timeout: FOUND_MS },
    )
    await expect(within(panel).queryByText(/could not be read|may not see/)).toBeNull()
    await expect(panel).not.toBeEmptyDOMElement()
  }
  // What the row is made up of stays open, for axe and for whoever looks.
  const [breakdown] = played.matrix.breakdowns ?? []
  if (!breakdown) return
  await userEvent.click(canvas.getByRole('tab', { name: breakdown.label }))
  const parts = await waitFor(() => {
    const shown = canvas.getByRole('tabpanel')
    expect(shown.querySelector('.dia-skeleton')).toBeNull()
    return shown
  })
  await expect(parts.querySelector('table, dl, ol, svg')).not.toBeNull()
}

/** A filter by a column of the matrix that tells the first rows apart, if there is one. */
function filterToSet(matrix: MatrixDefinition<MatrixRow>, rows: readonly MatrixRow[]) {
  const fits = matrix.filters.filter(
    (filter) =>
      (filter.kind === 'select' && optionOf(filter, rows[0]?.[filter.column]) !== undefined) ||
      (filter.kind === 'boolean' && typeof rows[0]?.[filter.column] === 'boolean') ||
      (filter.kind === 'id' && typeof rows[0]?.[filter.column] === 'string'),
  )
  const tellsApart = ({ column }: MatrixFilterDefinition<MatrixRow>) =>
    new Set(rows.map((row) => row[column])).size > 1
  const filter = fits.find(tellsApart) ?? fits[0]
  if (!filter) throw new Error(`No filter of ${matrix.name} fits its first row.`)
  return filter
}

function optionOf(filter: MatrixFilterDefinition<MatrixRow>, value: unknown): string | undefined {
  return filter.kind === 'select'
    ? filter.options?.find((option) => option.value === value)?.label
    : undefined
}
