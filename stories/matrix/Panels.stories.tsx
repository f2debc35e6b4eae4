import { DiaError } from '@dia/core/errors'
import {
  defineMatrix,
  type MatrixDefinition,
  type MatrixSource,
  memoryMatrixSource,
  passportMatrix,
  transactionsMatrix,
  type UsersRow,
  usersMatrix,
} from '@dia/core/matrices'
import { DIAMatrix, PassportMatrix, type SavedViewsStore } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { demoUsers } from '../fixtures/demoUsers.js'
import { madeRows } from '../fixtures/madeRows.js'

const USERS = demoUsers(204, Date.UTC(2025, 9, 30))
const meta: Meta<typeof DIAMatrix<UsersRow>> = {
  title: 'Matrix/Panels',
  component: DIAMatrix<UsersRow>,
  args: {
    matrix: usersMatrix,
    source: memoryMatrixSource(USERS, {
      did: ({ votes }, conditions) => conditions.every(({ did }) => did === Number(votes) > 0),
    }),
    views: null,
    pageSize: 20,
  },
}

export default meta
type Story = StoryObj<typeof meta>

const pageOf = (canvasElement: HTMLElement) => within(canvasElement.ownerDocument.body)

/** Takes what the page hands to the browser's downloads instead of the browser. */
function takenFiles() {
  const blobs: Blob[] = []
  const make = URL.createObjectURL
  const click = HTMLAnchorElement.prototype.click
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return make(blob)
  }
  HTMLAnchorElement.prototype.click = () => undefined
  return {
    blobs,
    giveBack() {
      URL.createObjectURL = make
      HTMLAnchorElement.prototype.click = click
    },
  }
}

/** As on plain http, where a page has no clipboard. */
async function withoutClipboard(work: () => Promise<unknown>) {
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
  try {
    await work()
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard')
  }
}

/** All rows that match, not the page; the count at the end is that of the file. */
export const Export: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const page = pageOf(canvasElement)
    await canvas.findByText('1–20 of 204')
    const files = takenFiles()
    try {
      await userEvent.click(canvas.getByRole('button', { name: 'Export' }))
      const dialog = within(await page.findByRole('dialog'))
      await dialog.findByText('All rows that match, not only those shown: 204 rows')
      await userEvent.click(dialog.getByRole('checkbox', { name: 'Votes' }))
      await userEvent.click(dialog.getByRole('button', { name: 'Export' }))
      await dialog.findByText('Exported 204 rows.')
      await waitFor(() => expect(document.activeElement).toHaveTextContent(/^Exported 204 rows/))
      const [blob] = files.blobs
      const lines = (await blob?.text())?.trim().split('\r\n') ?? []
      await expect(lines).toHaveLength(205)
      await expect(lines[0]).not.toMatch(/votes/i)
      await userEvent.click(dialog.getByRole('button', { name: 'Close' }))
    } finally {
      files.giveBack()
    }
  },
}

const AT_ONCE = memoryMatrixSource(USERS)

/** Pages are answered; what an export asks for, never. */
const WAITING: MatrixSource = {
  ...AT_ONCE,
  readPage: (matrix, request, options) =>
    request.limit <= 21
      ? AT_ONCE.readPage(matrix, request, options)
      : new Promise((_, reject) => {
          options?.signal?.addEventListener('abort', () =>
            reject(new DiaError('ABORTED', 'The request was abandoned', 'Ask again.')),
          )
        }),
}

/** An export that runs ends by its button only; cancelled it stops reading, saves nothing and says so. */
export const ExportCancelled: Story = {
  args: { source: WAITING },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of 204')
    const files = takenFiles()
    try {
      await userEvent.click(canvas.getByRole('button', { name: 'Export' }))
      const dialog = within(await pageOf(canvasElement).findByRole('dialog'))
      await userEvent.click(await dialog.findByRole('button', { name: 'Export' }))
      const cancel = await dialog.findByRole('button', { name: 'Cancel' })
      await userEvent.keyboard('{Escape}')
      await userEvent.click(document.body)
      await expect(cancel).toBeVisible()
      await userEvent.click(cancel)
      await dialog.findByText('Cancelled after 0 rows; nothing was saved.')
      await expect(files.blobs).toHaveLength(0)
      await userEvent.click(dialog.getByRole('button', { name: 'Close' }))
    } finally {
      files.giveBack()
    }
  },
}

/** `JSON.parse` makes of `__proto__` a property like any other; nested more deeply than a script can follow. */
const HOSTILE = JSON.parse(
  '{"__proto__":{"polluted":true},"link":"javascript:alert(1)","html":"<img src=x onerror=alert(1)>"}',
) as Record<string, unknown>
const DEEP = Array.from({ length: 200 }).reduce<object>((inner) => ({ inner }), { end: true })
const HOSTILE_ROWS = madeRows(passportMatrix as never, 2).map((row, at) => ({
  ...row,
  event_type: 'javascript:alert(2)',
  metadata: at === 0 ? HOSTILE : { huge: 'x'.repeat(1_000_000), DEEP },
}))

const hostile = () => <PassportMatrix source={memoryMatrixSource(HOSTILE_ROWS)} views={null} />

/** A payload is text, whatever it holds; what is deep or huge is cut until it is asked for; no copy fails in silence. */
export const HostilePayload: StoryObj = {
  render: hostile,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    for (const expander of await canvas.findAllByRole('button', { name: /^Details of/ })) {
      await userEvent.click(expander)
      const payload = await waitFor(() => {
        const [found] = canvas.getAllByRole('region', { name: /^Payload of/ })
        if (!found) throw new Error('no payload yet')
        return found
      })
      const said = payload.textContent ?? ''
      await expect(said).toMatch(/"__proto__"[\s\S]*<img src=x onerror=alert\(1\)>|"huge"/)
      await expect(said.length).toBeLessThan(25_000)
      await expect(canvasElement.querySelectorAll('a, img, script')).toHaveLength(0)
      const copy = within(payload).getByRole('button', { name: 'Copy' })
      await withoutClipboard(async () => {
        await userEvent.click(copy)
        await waitFor(() => expect(copy).toHaveAccessibleName(/^Not copied/))
        const said = await within(canvasElement.ownerDocument.body).findByText(/^Not copied/, {
          selector: '.dia-said',
        })
        await expect(said).toBeVisible()
      })
      await userEvent.click(expander)
    }
    await expect('polluted' in {}).toBe(false)
    await expect(canvasElement.querySelectorAll('.dia-copy [aria-live]')).toHaveLength(0)
  },
}

/** Two payloads open at once are two landmarks, told apart by their rows. */
export const TwoPayloads: StoryObj = {
  render: hostile,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    for (const expander of await canvas.findAllByRole('button', { name: /^Details of/ }))
      await userEvent.click(expander)
    const payloads = await waitFor(() => {
      const found = canvas.getAllByRole('region', { name: /^Payload of/ })
      if (found.length < 2) throw new Error('not both are open yet')
      return found
    })
    const names = payloads.map((payload) => payload.getAttribute('aria-label'))
    await expect(new Set(names).size).toBe(2)
  },
}

const memoryViews = (): SavedViewsStore => {
  const kept = new Map<string, Awaited<ReturnType<SavedViewsStore['list']>>[number]>()
  return {
    list: async () => [...kept.values()],
    save: async (_, view) => {
      kept.set(view.name, view)
    },
    remove: async (_, name) => {
      kept.delete(name)
    },
  }
}

let shared = ''

/**
 * A view is kept, never replaced unasked, left, come back to, taken away and had back; its link holds the filter and the time
 * zone, and can be copied by hand.
 */
export const Views: Story = {
  args: {
    pageSize: 50,
    views: memoryViews(),
    linkTo: (view) => {
      shared = String(view)
      return `https://host.example/users?${view}`
    },
    restore: { filters: { role: { kind: 'select', values: ['artist'] } } },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const page = pageOf(canvasElement)
    const open = async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'Views' }))
      return within(await page.findByRole('dialog'))
    }
    await canvas.findByRole('button', { name: 'Remove filter Role' })
    const panel = await open()
    await panel.findByText('No view saved yet.')
    await waitFor(() => expect(panel.getByRole('textbox', { name: 'Name of this view' })).toHaveFocus())
    await userEvent.keyboard('Artists only{Enter}')
    await panel.findByRole('button', { name: 'Show Artists only' })
    await expect(panel.getByText('Saved Artists only.')).toHaveAttribute('role', 'status')
    await withoutClipboard(async () => {
      await userEvent.click(panel.getByRole('button', { name: 'Copy link to this view' }))
      await panel.findByText('It could not be copied; here it is to copy by hand.')
    })
    await expect(panel.getByRole('textbox', { name: 'Link to this view' })).toHaveValue(
      `https://host.example/users?${shared}`,
    )
    const box = panel.getByRole('textbox', { name: 'Name of this view' })
    await userEvent.type(box, 'Artists only ')
    await userEvent.click(panel.getByRole('button', { name: 'Save view' }))
    await panel.findByText('A view Artists only is saved already. Replace it?')
    await expect(panel.getByRole('button', { name: 'Replace view' })).toBeEnabled()
    await expect(box).toHaveValue('Artists only ')
    await userEvent.type(box, 'too')
    await expect(panel.queryByText(/Replace it/)).toBeNull()
    await expect(shared).toMatch(/f\.role=/)
    await expect(shared).toMatch(/tz=UTC/)
    await userEvent.click(panel.getByRole('button', { name: 'Back to the default view' }))
    await canvas.findByText('1–50 of 204')
    const again = await open()
    await userEvent.click(await again.findByRole('button', { name: 'Show Artists only' }))
    await canvas.findByRole('button', { name: 'Remove filter Role' })
    const last = await open()
    await userEvent.click(await last.findByRole('button', { name: 'Remove Artists only' }))
    await last.findByText('No view saved yet.')
    await expect(last.getByText('Removed Artists only.')).toHaveAttribute('role', 'status')
    await waitFor(() => expect(last.getByRole('button', { name: 'Undo' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await last.findByText('Artists only is back.')
    await userEvent.click(await last.findByRole('button', { name: 'Remove Artists only' }))
    await last.findByText('No view saved yet.')
    await userEvent.keyboard('{Escape}')
  },
}

const openFilter = async (canvasElement: HTMLElement, name: string) => {
  const page = pageOf(canvasElement)
  await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Filter' }))
  await userEvent.click(await page.findByRole('menuitem', { name }))
  return within(await page.findByRole('dialog'))
}

/** One user, by an id that is pasted. */
export const IdFilter: Story = {
  play: async ({ canvasElement }) => {
    const id = USERS[7]?.user_id ?? ''
    const dialog = await openFilter(canvasElement, 'User')
    await userEvent.click(dialog.getByRole('searchbox'))
    await userEvent.paste(id)
    await userEvent.click(await dialog.findByRole('button', { name: `Use ${id.slice(0, 8)}…` }))
    await within(canvasElement).findByText('1–1 of 1')
  },
}

/** Who did something; a second condition takes it away again. */
export const ActivityFilter: Story = {
  play: async ({ canvasElement }) => {
    const voters = USERS.filter(({ votes }) => votes > 0).length
    const dialog = await openFilter(canvasElement, 'Did or did not')
    const [first] = await dialog.findAllByRole('checkbox')
    if (first) await userEvent.click(first)
    const range = () => canvasElement.querySelector('.dia-range')?.textContent
    await waitFor(() => expect(range()).toMatch(new RegExp(` of ${voters}$`)))
    await userEvent.click(dialog.getByRole('radio', { name: 'Did not' }))
    await waitFor(() => expect(range()).toMatch(new RegExp(` of ${USERS.length - voters}$`)))
    await userEvent.click(dialog.getByRole('button', { name: 'Add condition' }))
    await dialog.findByRole('group', { name: 'Condition 2' })
  },
}

/** Amounts are typed in units of the currency and asked for in cents. */
export const MoneyFilter: StoryObj = {
  render: () => (
    <DIAMatrix
      matrix={transactionsMatrix as unknown as MatrixDefinition<Record<string, unknown>>}
      source={memoryMatrixSource(madeRows(transactionsMatrix as never, 80))}
      views={null}
      pageSize={12}
    />
  ),
  play: async ({ canvasElement }) => {
    const dialog = await openFilter(canvasElement, 'Amount')
    await userEvent.type(dialog.getByRole('textbox', { name: 'At least' }), '5000')
    await userEvent.tab()
    await dialog.findByText(/^In hundreds of the smallest unit/)
    const amount = transactionsMatrix.filters.find(({ name }) => name === 'amount')?.column ?? ''
    const found = madeRows(transactionsMatrix as never, 80).filter((row) => Number(row[amount]) >= 500_000)
    await expect(found.length).toBeGreaterThan(0)
    await waitFor(() =>
      expect(canvasElement.querySelector('.dia-range')?.textContent).toMatch(
        new RegExp(` of ${found.length}$`),
      ),
    )
    await within(canvasElement).findByText(/^\u2265 5,000\.00$/)
    const below = dialog.getByRole('textbox', { name: 'Below' })
    await userEvent.type(below, '5000{Tab}')
    await expect(await dialog.findByRole('alert')).toHaveTextContent(/^The end must come after the start/)
    await expect(below).toHaveAttribute('aria-invalid', 'true')
    await userEvent.clear(below)
    await userEvent.type(below, '6000{Tab}')
    await waitFor(() => expect(dialog.queryByRole('alert')).toBeNull())
  },
}

const wide = defineMatrix({
  name: 'wide',
  key: 'id',
  columns: {
    id: 'id',
    name: 'text',
    trend: 'sparkline',
    ...Object.fromEntries(Array.from({ length: 27 }, (_, at) => [`figure_${at}`, 'number' as const])),
  },
  sorts: ['id'],
}) as unknown as MatrixDefinition<Record<string, unknown>>
const WIDE = madeRows(wide, 60)

/** Thirty columns: those in view are in the document, the keyboard reaches the last, a drag moves one. */
export const ManyColumns: StoryObj = {
  render: () => <DIAMatrix matrix={wide} source={memoryMatrixSource(WIDE)} views={null} pageSize={12} />,
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–12 of 60')
    const headers = () => canvas.getAllByRole('columnheader')
    await step('few of them are drawn, all are counted', async () => {
      await waitFor(() => expect(headers().length).toBeLessThan(24))
      await expect(canvas.getByRole('grid')).toHaveAttribute('aria-colcount', '30')
    })
    await step('a series is a line with words', async () => {
      const [line] = canvas.getAllByRole('img')
      await expect(line).toHaveAccessibleName(/\d/)
    })
    await step('a header is dragged onto another', async () => {
      const named = (name: string) => headers().find((header) => header.textContent?.startsWith(name))
      const data = new DataTransfer()
      named('Trend')?.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }))
      const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data })
      named('Name')?.dispatchEvent(over)
      await expect(over.defaultPrevented).toBe(true)
      named('Name')?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }))
      const at = (name: string) => headers().findIndex((header) => header.textContent?.startsWith(name))
      await waitFor(() => expect(at('Trend')).toBe(at('Name') - 1))
    })
    await step('the focus of a column that is hidden goes to the one beside it', async () => {
      const names = () => headers().map((header) => header.querySelector('.dia-text')?.textContent)
      const [gone, next] = names()
      const label = headers()[0]?.querySelector<HTMLElement>('[data-dia-column]')
      label?.focus()
      await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
      await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'menuitem'))
      await userEvent.keyboard('{End}{Enter}')
      await waitFor(() => expect(names()[0]).toBe(next))
      await waitFor(() => expect(document.activeElement?.closest('[role=columnheader]')).toBe(headers()[0]))
      await expect(names()).not.toContain(gone)
    })
    await step(
      'of more pins than have room the last scroll away, and are pinned again where there is',
      async () => {
        const page = pageOf(canvasElement)
        await userEvent.click(canvas.getByRole('button', { name: 'Columns' }))
        for (const name of ['Name', 'Trend', 'Figure 0', 'Figure 1', 'Figure 2', 'Figure 3'])
          await userEvent.click(await page.findByRole('button', { name: `Pin ${name}` }))
        await userEvent.keyboard('{Escape}')
        const still = () => headers().filter((header) => getComputedStyle(header).position === 'sticky')
        const scroller = canvasElement.querySelector('.dia-scroller') as HTMLElement
        const taken = () => still().reduce((sum, header) => sum + header.getBoundingClientRect().width, 0)
        await waitFor(() => expect(still().length).toBeGreaterThan(2))
        await waitFor(() => expect(taken()).toBeLessThanOrEqual(scroller.clientWidth / 2))
        scroller.style.inlineSize = '560px'
        await waitFor(() => expect(still()).toHaveLength(2))
        await expect(taken()).toBeLessThanOrEqual(280)
        const last = still().at(-1) as HTMLElement
        await expect(getComputedStyle(last).boxShadow).toMatch(/ 1px 0px 0px 0px$/)
        scroller.dir = 'rtl'
        await expect(getComputedStyle(last).boxShadow).toMatch(/ -1px 0px 0px 0px$/)
        scroller.removeAttribute('dir')
        scroller.style.inlineSize = ''
        await waitFor(() => expect(still().length).toBeGreaterThan(2))
      },
    )
    await step('End leads to the last column, and it is drawn', async () => {
      const [cell] = canvas.getAllByRole('gridcell')
      cell?.focus()
      await userEvent.keyboard('{End}')
      await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-colindex', '29'))
      await waitFor(() => {
        const { left, right } = (document.activeElement as HTMLElement).getBoundingClientRect()
        expect(left >= 0 && right <= innerWidth).toBe(true)
      })
    })
  },
}

/** Rows are 40 px high for who has the room, and 32 else. */
export const Comfortable: Story = {
  globals: { density: 'comfortable' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('1–20 of 204')
    const [, row] = canvas.getAllByRole('row')
    await expect(Math.round(row?.getBoundingClientRect().height ?? 0)).toBe(40)
  },
}
