import { DiaError } from '@dia/core/errors'
import {
  artistsMatrix,
  contentsMatrix,
  eventsMatrix,
  type MatrixBreakdownPart,
  type MatrixDefinition,
  type MatrixSource,
  memoryMatrixSource,
  passportMatrix,
  transactionsMatrix,
  type UsersRow,
  usersMatrix,
} from '@dia/core/matrices'
import {
  ArtistsMatrix,
  ContentsMatrix,
  DIAMatrix,
  DIAProvider,
  EventsMatrix,
  englishMessages,
  type PartialMessages,
  PassportMatrix,
  SystemHealth,
  TransactionsMatrix,
} from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { demoUsers } from '../fixtures/demoUsers.js'
import { madeRows } from '../fixtures/madeRows.js'
import { markReader } from '../fixtures/markReader.js'
import { memoryMatrixSource as failingSource } from '../fixtures/memoryMatrixSource.js'

type Words = { readonly [name: string]: unknown }

/** Every word and every sentence marked, whatever makes it. */
function marked(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, markedWord(word)]))
}

function markedWord(word: unknown): unknown {
  if (typeof word === 'string') return `⟦${word}⟧`
  if (typeof word === 'function') return (...said: unknown[]) => markedWord(word(...said))
  if (word instanceof DiaError) return marked({ message: word.message, hint: word.hint })
  return typeof word === 'object' && word !== null ? marked(word as Words) : word
}

const MARKED = marked(englishMessages as unknown as Words) as PartialMessages
const run = async () => ({ done: 0, unchanged: 0, failed: [], undo: null })

const meta: Meta<typeof DIAMatrix<UsersRow>> = {
  title: 'Matrix/Every word',
  component: DIAMatrix<UsersRow>,
  args: {
    matrix: usersMatrix,
    source: memoryMatrixSource(demoUsers(30, Date.UTC(2025, 9, 30))),
    actions: { source: { run }, enabled: ['initialise_dna', 'recompute_dna'] },
    renderDetail: ({ email }) => email,
  },
  decorators: [
    (Render) => (
      <DIAProvider messages={MARKED}>
        <Render />
      </DIAProvider>
    ),
  ],
}

export default meta

const NAMES = ['aria-label', 'placeholder', 'title'] as const

// The parts of a date speak the reader's language by themselves.
const DATA = 'time, input, option, code, svg, .dia-calendar, [role="spinbutton"]'
const ROWS = `[role="gridcell"] :not([aria-label]), ${DATA}`

/** What is said on the page, or to the ear, and came from no message; rows, figures and names of days aside. */
function unmarked(root: HTMLElement, data = ROWS): string[] {
  const said: string[] = []
  const isData = (element: Element | null) => element?.closest(data) != null
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? ''
    if (/\p{L}{2}/u.test(text) && !text.includes('⟦') && !isData(node.parentElement)) {
      const around = node.parentElement?.closest('button, p, span, label, dt, th, h2, div')?.textContent ?? ''
      if (!around.includes('⟦')) said.push(text)
    }
  }
  for (const name of NAMES)
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const text = element.getAttribute(name) ?? ''
      const isOfRow = element.closest('[role="gridcell"]') !== null && name === 'title'
      if (/\p{L}{2}/u.test(text) && !text.includes('⟦') && !isOfRow && !isData(element))
        said.push(`${name}: ${text}`)
    }
  return said
}

/** Title, figures, toolbar, grid, footer, and what opens from them: no word of it stands in the code. */
export const Replaced: StoryObj<typeof meta> = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const body = canvasElement.ownerDocument.body
    const page = within(body)
    await canvas.findByText('⟦1–30 of 30⟧')
    await expect(unmarked(canvasElement)).toEqual([])
    for (const opener of ['⟦Export⟧', '⟦Views⟧', '⟦Columns⟧']) {
      await step(opener, async () => {
        await userEvent.click(canvas.getByRole('button', { name: opener }))
        const dialog = await page.findByRole('dialog')
        await expect(unmarked(dialog)).toEqual([])
        await userEvent.keyboard('{Escape}')
      })
    }
    await step('filters', async () => {
      await userEvent.click(canvas.getByRole('button', { name: '⟦Filter⟧' }))
      const menu = await page.findByRole('menu')
      await expect(unmarked(menu)).toEqual([])
      await userEvent.click(page.getByRole('menuitem', { name: '⟦Did or did not⟧' }))
      await expect(unmarked(await page.findByRole('dialog'))).toEqual([])
      await userEvent.keyboard('{Escape}')
    })
  },
}

const part = (given: Partial<MatrixBreakdownPart>): MatrixBreakdownPart => ({
  id: null,
  label: null,
  value: 1,
  at: null,
  note: null,
  ...given,
})

/** A row whose parts are of every kind and label that its matrix's breakdowns have; what the data says is figures. */
function withParts(matrix: MatrixDefinition<Record<string, unknown>>): MatrixSource {
  return {
    ...memoryMatrixSource(madeRows(matrix, 1)),
    readBreakdown: async (_, name) => {
      const breakdown = matrix.breakdowns?.find((one) => one.name === name)
      const labels = Object.keys(breakdown?.partLabels ?? {})
      if (breakdown?.kind === 'ranking') return [part({ id: '7', label: '7' }), part({})]
      if (breakdown?.kind === 'daily') return ['2025-10-01', '2025-10-02'].map((label) => part({ label }))
      return labels.map((label) =>
        part({ label, at: /_(from|at)$/.test(label) ? '2025-10-01T00:00:00Z' : null }),
      )
    },
  }
}

const OPENED = [
  [EventsMatrix, eventsMatrix],
  [ContentsMatrix, contentsMatrix],
  [ArtistsMatrix, artistsMatrix],
  [TransactionsMatrix, transactionsMatrix],
  [PassportMatrix, passportMatrix],
] as const

/** What an open row is made up of: each of its tabs, of every kind that there is. */
export const Breakdowns: StoryObj<typeof meta> = {
  render: () => (
    <>
      {OPENED.map(([Matrix, matrix]) => (
        <Matrix key={matrix.name} source={withParts(matrix as never)} views={null} />
      ))}
    </>
  ),
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    for (const [at, [, matrix]] of OPENED.entries())
      await step(matrix.name, async () => {
        const grid = await canvas.findByRole('grid', { name: `⟦${matrix.title}⟧` })
        await userEvent.click(await within(grid).findByRole('button', { name: /^⟦Details of/ }))
        for (const { label, kind } of matrix.breakdowns ?? []) {
          await userEvent.click(
            await within(grid).findByRole('tab', { name: `⟦${label}⟧` }, { timeout: 15_000 }),
          )
          const panel = await within(grid).findByRole('tabpanel')
          await waitFor(() => expect(panel.querySelector('table, dl, ol, svg')).not.toBeNull(), {
            timeout: 15_000,
          })
          await expect(panel.textContent).toMatch(at === 3 ? /⟦Posted as pending⟧/ : /⟦/)
          await expect(unmarked(panel, `${DATA}, .dia-entity`)).toEqual([])
          if (kind !== 'daily') continue
          const days = markReader(within(panel).getByRole('slider'))
          await expect(await days.pointTo(0.9)).toMatch(/2 Oct.* · 1$/)
          await expect(await days.press('{ArrowLeft}')).toMatch(/1 Oct.* · 1$/)
          await days.leave()
        }
      })
  },
}

const SPLIT = [{ role: 'platform', account: 'DIA', amount_cents: '100' }]
const LOOP: { self?: unknown } = {}
LOOP.self = LOOP

/** One row whose payloads are a payment's split, or no JSON at all. */
function withPayload(matrix: MatrixDefinition<Record<string, unknown>>): MatrixSource {
  const [row = {}] = madeRows(matrix, 1)
  return memoryMatrixSource([
    { ...row, entity_type: 'track', split_breakdown: SPLIT, payload: LOOP, metadata: LOOP },
  ])
}

const WITH_WORDS = [
  [TransactionsMatrix, transactionsMatrix, ['.dia-badge', '.dia-split tbody th']],
  [PassportMatrix, passportMatrix, ['.dia-badge', '.dia-weights-cell .dia-text', '.dia-entity-sign + span']],
] as const

/** What the rows say in words of a small set: badges, what an entity is, events, parts of a split, no JSON. */
export const Cells: StoryObj<typeof meta> = {
  render: () => (
    <>
      {WITH_WORDS.map(([Matrix, matrix]) => (
        <Matrix key={matrix.name} source={withPayload(matrix as never)} views={null} />
      ))}
    </>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    for (const [, matrix, places] of WITH_WORDS) {
      const grid = await canvas.findByRole('grid', { name: `⟦${matrix.title}⟧` })
      await userEvent.click(await within(grid).findByRole('button', { name: /^⟦Details of/ }))
      await userEvent.click(await within(grid).findByRole('tab', { name: '⟦Fields⟧' }, { timeout: 15_000 }))
      for (const place of places)
        await waitFor(() => {
          const words = [...grid.querySelectorAll(place)].map(({ textContent }) => textContent ?? '')
          expect(words.length, place).toBeGreaterThan(0)
          expect(words.filter((word) => !word.startsWith('⟦'))).toEqual([])
        })
    }
    await expect(canvas.getAllByText('⟦(not JSON)⟧').length).toBeGreaterThan(0)
  },
}

/** What failed, and the way out, in the host's words. */
export const Errors: StoryObj<typeof meta> = {
  args: {
    source: failingSource(demoUsers(30, Date.UTC(2025, 9, 30)), {
      failure: () => new DiaError('BACKEND_UNREACHABLE', 'The database did not answer.', 'Try again.'),
    }),
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('⟦The database did not answer.⟧')
    await expect(unmarked(canvasElement)).toEqual([])
  },
}

/** A host without the table is told which one, and the way out; nothing failed. */
export const TableMissing: StoryObj<typeof meta> = {
  args: {
    source: failingSource(demoUsers(30, Date.UTC(2025, 9, 30)), {
      failure: () => new DiaError('OPTIONAL_TABLE_MISSING', 'This host has no table "users"', 'Make it.'),
    }),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const title = await canvas.findByText('⟦This host has no table "users"⟧', {
      selector: '.dia-panel-title',
    })
    await expect(title.closest('.dia-panel')).toHaveAttribute('data-look', 'empty')
    await expect(canvas.getByText('⟦Make it.⟧')).toBeVisible()
    await expect(canvas.queryByText('⟦The rows could not be read⟧')).toBeNull()
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
}

/** Findings and systems of health, as the database names them, in the host's words. */
export const Health: StoryObj<typeof meta> = {
  render: () => (
    <WithStoryBackend>{({ health }) => <SystemHealth source={health} everySeconds={0} />}</WithStoryBackend>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const findings = await canvas.findByRole('region', { name: '⟦Findings⟧' }, { timeout: 60_000 })
    await waitFor(() => expect(findings.querySelector('li')).not.toBeNull())
    await expect(unmarked(findings, `${DATA}, pre`)).toEqual([])
    await expect(unmarked(canvas.getByRole('region', { name: '⟦By system⟧' }))).toEqual([])
  },
}
