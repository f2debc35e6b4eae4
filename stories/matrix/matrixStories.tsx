import { DiaError } from '@dia/core/errors'
import type { MatrixDefinition, MatrixRequest, MatrixSource } from '@dia/core/matrices'
import { indexedMatrixSource } from '@dia/core/matrices'
import { createDiaClient } from '@dia/supabase'
import type { StoryObj } from '@storybook/react-vite'
import { type ComponentType, useEffect, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { openFanClient } from '../backend/openFanClient.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { madeRows } from '../fixtures/madeRows.js'

type LiveMatrix = ComponentType<{ source: MatrixSource; views?: null }>

const BOOT_MS = 40_000
const FOUND_MS = 15_000
const MANY = 100_000

interface MatrixStories {
  /** Rows of Postgres, a search that finds nothing and the way back. */
  readonly live: StoryObj
  /** A filter narrows the rows, and its chip takes it back. */
  readonly filtered: StoryObj
  /** A row opened to its fields. */
  readonly expanded: StoryObj
  /** Postgres holds no row that is asked for. */
  readonly empty: StoryObj
  /** Postgres refuses someone who is signed in, and no admin. */
  readonly denied: StoryObj
  /** Postgres answers that the relation is not there. */
  readonly failing: StoryObj
  /** In the browser's memory, in one list. */
  readonly manyRows: StoryObj
}

/** The stories of one matrix on the live Postgres. `isOptional`: the host may lack its table, and say so. */
export function matrixStories<Row extends object>(
  Matrix: LiveMatrix,
  matrix: MatrixDefinition<Row>,
  { isOptional = false } = {},
): MatrixStories {
  const definition = matrix as unknown as MatrixDefinition<Record<string, unknown>>
  return {
    live: { ...onPostgres(Matrix, asItIs), play: (context) => playSearch(context, isOptional) },
    filtered: { ...onPostgres(Matrix, asItIs), play: (context) => playFilter(context) },
    expanded: { ...onPostgres(Matrix, asItIs), play: (context) => playExpanded(context) },
    empty: {
      ...onPostgres(Matrix, askingForNone),
      play: async ({ canvasElement }) => {
        await within(canvasElement).findByText(/^No .* yet$/, {}, { timeout: BOOT_MS })
      },
    },
    denied: {
      render: () => <AsFan Matrix={Matrix} />,
      play: async ({ canvasElement }) => {
        const canvas = within(canvasElement)
        await canvas.findByText('You may not see these rows', {}, { timeout: BOOT_MS })
        await expect(canvas.getByText('Code DENIED')).toBeVisible()
        await expect(canvas.queryAllByRole('button', { name: /^Details of/ })).toHaveLength(0)
      },
    },
    failing: {
      ...onPostgres(Matrix, withoutRelation),
      play: async ({ canvasElement }) => {
        const canvas = within(canvasElement)
        await canvas.findByText(/^Code [A-Z_]+_MISSING$/, {}, { timeout: BOOT_MS })
        await expect(canvas.getAllByText('The rows could not be read').length).toBeGreaterThan(0)
        await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
      },
    },
    manyRows: {
      render: () => <ManyRows Matrix={Matrix} matrix={definition} />,
      play: async ({ canvasElement }) => {
        const canvas = within(canvasElement)
        const grid = await canvas.findByRole('grid')
        await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', String(MANY + 1)), {
          timeout: FOUND_MS,
        })
        const scroller = canvasElement.querySelector('.dia-scroller')
        scroller?.scrollTo({ top: 1_600_000 })
        await waitFor(() => {
          const rows = canvas.getAllByRole('row').map((row) => Number(row.getAttribute('aria-rowindex')))
          expect(rows.length).toBeLessThan(80)
          expect(Math.max(...rows)).toBeGreaterThan(49_000)
        })
      },
    },
  }
}

type Source = (source: MatrixSource) => MatrixSource

const asItIs: Source = (source) => source

/** The question changed on its way to Postgres, so that what is shown is what Postgres answered. */
function asking(source: MatrixSource, change: <Row>(matrix: MatrixDefinition<Row>) => MatrixDefinition<Row>) {
  return {
    ...source,
    readPage: <Row,>(
      matrix: MatrixDefinition<Row>,
      request: MatrixRequest,
      options?: { signal?: AbortSignal },
    ) => source.readPage(change(matrix), request, options),
  }
}

const withoutRelation: Source = (source) =>
  asking(source, ({ optionalTable: _, ...matrix }) => ({ ...matrix, relation: 'dia_relation_that_is_gone' }))

const NOBODY = '00000000-0000-4000-8000-000000000000'

const askingForNone: Source = (source) => ({
  ...source,
  readPage: (matrix, request, options) =>
    source.readPage(
      { ...matrix, filters: [{ name: 'none', label: '', column: matrix.key, kind: 'id', of: 'entity' }] },
      { ...request, filters: { none: { kind: 'id', values: [NOBODY] } } },
      options,
    ),
})

function onPostgres(Matrix: LiveMatrix, change: Source): StoryObj {
  return {
    render: () => (
      <WithStoryBackend>
        {({ matrices }) => <Changed Matrix={Matrix} source={matrices} change={change} />}
      </WithStoryBackend>
    ),
  }
}

function Changed({ Matrix, source, change }: { Matrix: LiveMatrix; source: MatrixSource; change: Source }) {
  const [changed] = useState(() => change(source))
  return <Matrix source={changed} views={null} />
}

function AsFan({ Matrix }: { Matrix: LiveMatrix }) {
  const [source, setSource] = useState<MatrixSource | null>(null)
  useEffect(() => {
    openFanClient().then(
      (supabase) => setSource(createDiaClient(supabase).matrices),
      (cause: unknown) => {
        throw new DiaError('SIGN_UP_FAILED', 'No fan could sign up.', 'Restart the backend.', { cause })
      },
    )
  }, [])
  return source && <Matrix source={source} views={null} />
}

function ManyRows({
  Matrix,
  matrix,
}: {
  Matrix: LiveMatrix
  matrix: MatrixDefinition<Record<string, unknown>>
}) {
  const [source] = useState(() => indexedMatrixSource(madeRows(matrix, MANY)))
  return <Matrix source={source} views={null} />
}

interface Played {
  readonly canvasElement: HTMLElement
}

async function readyGrid({ canvasElement }: Played) {
  const canvas = within(canvasElement)
  const grid = await canvas.findByRole('grid', {}, { timeout: BOOT_MS })
  await waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'false'), { timeout: FOUND_MS })
  await expect(canvas.queryByText(/could not be read|may not see/)).toBeNull()
  return { canvas, grid }
}

async function playSearch(played: Played, isOptional: boolean): Promise<void> {
  const { canvas } = await readyGrid(played)
  if (canvas.queryAllByRole('button', { name: /^Details of/ }).length === 0) {
    await expect(isOptional && canvas.queryByText(/^No .* yet$/) !== null).toBe(true)
    return
  }
  const search = canvas.queryByRole('searchbox')
  if (!search) return
  await userEvent.type(search, 'nothing is called this')
  await userEvent.click(
    await canvas.findByRole('button', { name: 'Clear search and filters' }, { timeout: FOUND_MS }),
  )
  await canvas.findAllByRole('button', { name: /^Details of/ }, { timeout: FOUND_MS })
}

async function playFilter(played: Played): Promise<void> {
  const { canvas, grid } = await readyGrid(played)
  const page = within(played.canvasElement.ownerDocument.body)
  await userEvent.click(canvas.getByRole('button', { name: 'Filter' }))
  const [first] = await page.findAllByRole('menuitem')
  if (first) await userEvent.click(first)
  const dialog = await page.findByRole('dialog')
  const [choice] = await within(dialog).findAllByRole('checkbox')
  if (choice) await userEvent.click(choice)
  await userEvent.keyboard('{Escape}')
  const chip = await canvas.findByRole('button', { name: /^Remove filter/ })
  await waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'false'), { timeout: FOUND_MS })
  await expect(canvas.queryByText('The rows could not be read')).toBeNull()
  await expect(chip).toBeVisible()
}

async function playExpanded(played: Played): Promise<void> {
  const { canvas } = await readyGrid(played)
  const [expander] = canvas.queryAllByRole('button', { name: /^Details of/ })
  if (!expander) return
  await userEvent.click(expander)
  await canvas.findByRole('tab', { name: 'Fields' }, { timeout: FOUND_MS })
  await expect(expander).toHaveAttribute('aria-expanded', 'true')
}
