import { DiaError } from '@dia/core/errors'
import type { DnaHistorySource } from '@dia/core/history'
import type { DnaSource } from '@dia/core/identity'
import {
  indexedMatrixSource,
  type MatrixDefinition,
  type MatrixRequest,
  type MatrixRow,
  type MatrixSource,
} from '@dia/core/matrices'
import type { QuerySource } from '@dia/core/queries'
import { createDiaClient, type DiaClient } from '@dia/supabase'
import type { StoryObj } from '@storybook/react-vite'
import { type ComponentType, useEffect, useState } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { openFanClient } from '../backend/openFanClient.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { madeRows } from '../fixtures/madeRows.js'
import './matrixStories.css'
import { type Answered, BOOT_MS, FOUND_MS, playDefault, playExpanded, playFiltered } from './matrixPlays.js'

type LiveMatrix = ComponentType<{
  source: MatrixSource
  views?: null
  pageSize?: number
  history?: DnaHistorySource
  dna?: DnaSource
  queries?: QuerySource
  restore?: object
}>

const MANY = 100_000

/** A page of few rows: what a story is asked costs time by the row, and axe asks the most. */
const FEW = 8

interface MatrixStories {
  /** Rows of Postgres, in another order, a search that finds nothing and the way back. */
  readonly live: StoryObj
  /** A filter narrows the rows, and its chip takes it back. */
  readonly filtered: StoryObj
  /** A row opened, tab by tab. */
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

/**
 * The stories of one matrix on the live Postgres. `isOptional`: the host may lack its table, and say so. `opened`: the
 * view whose first row is opened, where that of the default says little.
 */
export function matrixStories<Row extends object>(
  Matrix: LiveMatrix,
  given: MatrixDefinition<Row>,
  { isOptional = false, opened }: { isOptional?: boolean; opened?: object } = {},
): MatrixStories {
  const matrix = given as unknown as MatrixDefinition<MatrixRow>
  const answered: Answered = { rows: [] }
  const played = (play: typeof playDefault, restore?: object): StoryObj => ({
    ...onPostgres(Matrix, remembering(matrix, answered), restore),
    play: ({ canvasElement }) => play({ canvasElement, matrix, answered, isOptional }),
  })
  return {
    live: played(playDefault),
    filtered: played(playFiltered),
    expanded: played(playExpanded, opened),
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
        await canvas.findByText('You may not see these rows', { selector: 'p' }, { timeout: BOOT_MS })
        await expect(canvas.getByText('Code DENIED')).toBeVisible()
        await expect(canvasElement.querySelector('.dia-body-row')).toBeNull()
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
      render: () => <ManyRows Matrix={Matrix} matrix={matrix} />,
      play: async ({ canvasElement }) => {
        const grid = await within(canvasElement).findByRole('grid')
        await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', String(MANY + 1)), {
          timeout: FOUND_MS,
        })
        canvasElement.querySelector('.dia-scroller')?.scrollTo({ top: 1_600_000 })
        await waitFor(() => {
          const rows = [...grid.querySelectorAll('[role=row]')]
          expect(rows.length).toBeLessThan(80)
          const places = rows.map((row) => Number(row.getAttribute('aria-rowindex')))
          expect(Math.max(...places)).toBeGreaterThan(49_000)
        })
      },
    },
  }
}

type Source = (source: MatrixSource) => MatrixSource

function remembering({ name }: MatrixDefinition<MatrixRow>, answered: Answered): Source {
  return (source) => ({
    ...source,
    readPage: async (matrix, request, options) => {
      const page = await source.readPage(matrix, request, options)
      // An open row asks for rows of its own, a page of another size.
      if (matrix.name === name && request.limit === FEW) answered.rows = page.rows as readonly MatrixRow[]
      return page
    },
  })
}

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

function onPostgres(Matrix: LiveMatrix, change: Source, restore?: object): StoryObj {
  return {
    render: () => (
      <WithStoryBackend>
        {(client) => <OnPostgres {...{ Matrix, client, change, restore }} />}
      </WithStoryBackend>
    ),
  }
}

function OnPostgres({
  Matrix,
  client,
  change,
  restore,
}: {
  Matrix: LiveMatrix
  client: DiaClient
  change: Source
  restore: object | undefined
}) {
  const { matrices, history, dna, queries } = client
  const [source] = useState(() => change(matrices))
  return (
    <Matrix
      {...{ source, history, dna, queries }}
      {...(restore && { restore })}
      views={null}
      pageSize={FEW}
    />
  )
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

function ManyRows({ Matrix, matrix }: { Matrix: LiveMatrix; matrix: MatrixDefinition<MatrixRow> }) {
  const [source] = useState(() => indexedMatrixSource(madeRows(matrix, MANY)))
  return (
    <div className="story-low">
      <Matrix source={source} views={null} />
    </div>
  )
}
