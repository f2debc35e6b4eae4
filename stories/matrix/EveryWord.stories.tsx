import { memoryMatrixSource, type UsersRow, usersMatrix } from '@dia/core/matrices'
import { DIAMatrix, DIAProvider, englishMessages, type PartialMessages } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { demoUsers } from '../fixtures/demoUsers.js'

type Words = { readonly [name: string]: unknown }

/** Every word and every sentence marked, whatever makes it. */
function marked(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => {
      if (typeof word === 'string') return [name, `⟦${word}⟧`]
      if (typeof word === 'function') return [name, (...said: unknown[]) => `⟦${word(...said)}⟧`]
      return [name, typeof word === 'object' && word !== null ? marked(word as Words) : word]
    }),
  )
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

/** What is said on the page, or to the ear, and came from no message; rows, figures and names of days aside. */
function unmarked(root: HTMLElement): string[] {
  const said: string[] = []
  const isData = (element: Element | null) =>
    element?.closest('[role="gridcell"] :not([aria-label]), time, input, option, code, svg, .dia-calendar') !=
    null
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
