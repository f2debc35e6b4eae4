import { type UsersRow, usersMatrix } from '@dia/core/matrices'
import { DIAMatrix, DIAProvider } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { demoUsers } from '../fixtures/demoUsers.js'
import { memoryMatrixSource } from '../fixtures/memoryMatrixSource.js'

const meta: Meta<typeof DIAMatrix<UsersRow>> = {
  title: 'Matrix/In a host',
  component: DIAMatrix<UsersRow>,
  args: {
    matrix: usersMatrix,
    source: memoryMatrixSource(demoUsers(40, Date.UTC(2025, 9, 30))),
    views: null,
  },
}

export default meta
type Story = StoryObj<typeof meta>

/** The tokens of the grid and of a menu that is open outside of it; they must be the same. */
async function tokens(canvasElement: HTMLElement, ...names: readonly string[]) {
  const canvas = within(canvasElement)
  await canvas.findByText(/ of 40$/)
  await userEvent.click(canvas.getByRole('button', { name: 'Columns' }))
  const page = within(canvasElement.ownerDocument.body)
  const menu = (await page.findByRole('dialog')).closest('.dia-root')
  const grid = canvasElement.querySelector('.dia-matrix')
  if (menu === null || grid === null) throw new Error('The grid or its menu is not there.')
  expect(grid.contains(menu)).toBe(false)
  const read = (element: Element) => names.map((name) => getComputedStyle(element).getPropertyValue(name))
  const [inGrid, inMenu] = [read(grid), read(menu)]
  await expect(inMenu).toEqual(inGrid)
  return inMenu
}

export const HighContrast: Story = {
  decorators: [
    (Render, { globals }) => (
      <DIAProvider contrast="more" theme={globals.theme}>
        <Render />
      </DIAProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    await expect(await tokens(canvasElement, '--dia-surface', '--dia-text')).toEqual([
      'light-dark(#ffffff, #000000)',
      'light-dark(#000000, #ffffff)',
    ])
  },
}

/** What a host's theme defines on its page. */
function onPage(variables: Record<`--${string}`, string>) {
  const rule = Object.entries(variables)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')
  return <style>{`:root { ${rule} }`}</style>
}

const SHADCN = {
  '--background': 'light-dark(#fffdf8, #14110c)',
  '--card': 'light-dark(#fffdf8, #1b1711)',
  '--popover': 'light-dark(#fffdf8, #1b1711)',
  '--foreground': 'light-dark(#1c1917, #f5f0e8)',
  '--muted': 'light-dark(#f5f1e8, #241f17)',
  '--muted-foreground': 'light-dark(#57534e, #c4bcae)',
  '--accent': 'light-dark(#f1ebdd, #2d271d)',
  '--border': 'light-dark(#e0d8c8, #3d3629)',
  '--input': 'light-dark(#8a8172, #8a8172)',
  '--primary': 'light-dark(#7c2d12, #fdba74)',
  '--primary-foreground': 'light-dark(#ffffff, #1c1917)',
  '--ring': 'light-dark(#7c2d12, #fdba74)',
  '--destructive': 'light-dark(#b91c1c, #fca5a5)',
  '--radius': '2px',
} as const

export const Shadcn: Story = {
  decorators: [
    (Render, { globals }) => (
      <DIAProvider preset="shadcn" theme={globals.theme}>
        {onPage(SHADCN)}
        <Render />
      </DIAProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    await expect(
      await tokens(canvasElement, '--dia-surface', '--dia-text', '--dia-accent', '--dia-radius'),
    ).toEqual([SHADCN['--card'], SHADCN['--foreground'], SHADCN['--primary'], '2px'])
  },
}

const MUI = {
  '--mui-palette-background-default': 'light-dark(#fafafa, #121212)',
  '--mui-palette-background-paper': 'light-dark(#ffffff, #1e1e1e)',
  '--mui-palette-action-hover': 'light-dark(#f5f5f5, #2a2a2a)',
  '--mui-palette-divider': 'light-dark(#e0e0e0, #424242)',
  '--mui-palette-text-primary': 'light-dark(#212121, #ffffff)',
  '--mui-palette-text-secondary': 'light-dark(#5f5f5f, #bdbdbd)',
  '--mui-palette-primary-main': 'light-dark(#1565c0, #90caf9)',
  '--mui-palette-primary-contrastText': 'light-dark(#ffffff, #121212)',
  '--mui-palette-error-main': 'light-dark(#c62828, #f48fb1)',
  '--mui-shape-borderRadius': '4px',
} as const

export const Mui: Story = {
  decorators: [
    (Render, { globals }) => (
      <DIAProvider preset="mui" theme={globals.theme}>
        {onPage(MUI)}
        <Render />
      </DIAProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    await expect(
      await tokens(canvasElement, '--dia-surface', '--dia-text', '--dia-accent', '--dia-radius'),
    ).toEqual([
      MUI['--mui-palette-background-paper'],
      MUI['--mui-palette-text-primary'],
      MUI['--mui-palette-primary-main'],
      '4px',
    ])
  },
}
