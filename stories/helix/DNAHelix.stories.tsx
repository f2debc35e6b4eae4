import { attributeDna } from '@dia/core/attribution'
import { historyInteractions, initialStateOf } from '@dia/core/history'
import { DIAProvider, DNAHelix } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { StrictMode } from 'react'
import { expect, fireEvent, fn, spyOn, userEvent, waitFor, within } from 'storybook/test'
import type { HelixNote } from '../../packages/react/src/helix/helixNotes.js'
import { playNotes } from '../../packages/react/src/helix/playNotes.js'
import { demoDnaHistory } from '../fixtures/demoDnaHistory.js'
import { demoHistory } from '../fixtures/demoHistory.js'

const HISTORY = demoDnaHistory(300)
const BASES = demoHistory(0).bases

const meta: Meta<typeof DNAHelix> = {
  title: 'Helix/DNAHelix',
  component: DNAHelix,
  args: { history: HISTORY, name: 'Demo listener', bases: BASES, onOpenEntry: fn(), onAtChange: fn() },
}

export default meta
type Story = StoryObj<typeof meta>

const markOf = (canvasElement: HTMLElement) => {
  const mark = canvasElement.querySelector<HTMLButtonElement>('.dia-helix-mark')
  if (!mark) throw new Error('The helix has no mark.')
  return mark
}

export const Default: Story = {}
export const Dark: Story = { globals: { theme: 'dark' } }
export const Ladder: Story = { args: { defaultView: 'ladder' } }
export const LadderDark: Story = { args: { defaultView: 'ladder' }, globals: { theme: 'dark' } }
export const AsTable: Story = {
  args: { defaultView: 'table' },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const [entry] = canvas.getAllByRole('button', { name: /·/ })
    if (entry) await userEvent.click(entry)
    await expect(args.onOpenEntry).toHaveBeenCalledWith(expect.stringMatching(/^interaction-/))
    const previous = canvas.getByRole('button', { name: 'Previous page' })
    const next = canvas.getByRole('button', { name: 'Next page' })
    for (let i = 0; i < 50 && next.getAttribute('aria-disabled') === 'false'; i++) await userEvent.click(next)
    await expect(next).toHaveAttribute('aria-disabled', 'true')
    await expect(next).toHaveFocus()
    const last = canvas.getAllByRole('rowheader')[0]?.textContent
    await userEvent.click(next)
    await expect(canvas.getAllByRole('rowheader')[0]?.textContent).toBe(last)
    for (let i = 0; i < 50 && previous.getAttribute('aria-disabled') === 'false'; i++)
      await userEvent.click(previous)
    await expect(previous).toHaveFocus()
  },
}

/** Keyboard over rungs in time order; focus and tooltip are on one mark, and say one thing. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const mark = markOf(canvasElement)
    mark.focus()
    await userEvent.keyboard('{Home}')
    const first = mark.getAttribute('aria-label')
    await userEvent.keyboard('{ArrowRight}')
    await expect(mark.getAttribute('aria-label')).not.toBe(first)
    const tooltip = canvasElement.querySelector('.dia-helix-tooltip')
    const [time = ''] = mark.getAttribute('aria-label')?.split(': ') ?? []
    await expect(tooltip).toHaveTextContent(time)
    await userEvent.keyboard('{End}{Enter}')
    const pinned = within(await canvas.findByRole('region', { name: 'Pinned rung' }))
    await userEvent.click(pinned.getByRole('button', { name: /Open log entry/ }))
    await expect(args.onOpenEntry).toHaveBeenCalledTimes(1)
    await userEvent.click(pinned.getByRole('button', { name: 'Let go' }))
    await expect(canvas.queryByRole('region', { name: 'Pinned rung' })).toBeNull()
    await expect(mark).toHaveFocus()
  },
}

/** The scrubbed moment: the share of a rung is what attributeDna says of its interaction, then and now. */
export const Scrubbed: Story = {
  args: { history: demoDnaHistory(24) },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const { history } = args
    const interactions = historyInteractions(history)
    const shareAt = (at: Date) => {
      const until = interactions.filter(({ occurredAt }) => new Date(occurredAt) <= at)
      const [oldest] = attributeDna(initialStateOf(history), until, at).contributions
      if (!oldest) throw new Error('Nothing had happened yet.')
      const { cultural, behavioral, economic, spatial } = oldest.shares
      return 0.4 * cultural + 0.3 * behavioral + 0.15 * economic + 0.15 * spatial
    }
    const mark = markOf(canvasElement)
    mark.focus()
    await userEvent.keyboard('{Home}{Enter}')
    const shown = () =>
      Number.parseFloat(
        canvas.getByRole('region', { name: 'Pinned rung' }).querySelector('tbody tr:last-child td:last-child')
          ?.textContent ?? '',
      ) / 100
    await expect(Math.abs(shown() - shareAt(new Date(history.readAt)))).toBeLessThan(0.0006)
    fireEvent.input(canvas.getByRole('slider', { name: 'Moment' }), { target: { value: '200' } })
    const at = (args.onAtChange as ReturnType<typeof fn>).mock.lastCall?.[0]
    await waitFor(() => expect(Math.abs(shown() - shareAt(new Date(String(at))))).toBeLessThan(0.0006))
    await expect(shareAt(new Date(String(at)))).toBeGreaterThan(shareAt(new Date(history.readAt)))
  },
}

/** Pointed at: the mark stands on the rung beneath the pointer, and its tooltip says what its name says. */
export const PointedAt: Story = {
  play: async ({ canvasElement }) => {
    const layer = canvasElement.querySelector<HTMLElement>('.dia-helix-layer')
    if (!layer) throw new Error('The helix has no layer.')
    const { left, width, top } = layer.getBoundingClientRect()
    fireEvent.pointerMove(layer, { clientX: left + width / 3, clientY: top + 120 })
    const tooltip = await waitFor(() => {
      const shown = canvasElement.querySelector('.dia-helix-tooltip')
      if (!shown) throw new Error('No tooltip is shown yet.')
      return shown
    })
    const mark = markOf(canvasElement)
    const box = mark.getBoundingClientRect()
    await expect(Math.abs(box.left + box.width / 2 - (left + width / 3))).toBeLessThan(15)
    const name = mark.getAttribute('aria-label') ?? ''
    await expect(name).toContain(tooltip.querySelector('.dia-helix-tooltip-title')?.textContent)
    await expect(name).toContain(tooltip.querySelector('.dia-helix-tooltip-time')?.textContent)
    fireEvent.pointerOut(layer, { relatedTarget: canvasElement })
    await waitFor(() => expect(canvasElement.querySelector('.dia-helix-tooltip')).toBeNull())
  },
}

export const Zoomed: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }))
    await expect(canvas.getByRole('slider', { name: 'Shown from' })).toBeVisible()
    const whole = canvas.getByRole('button', { name: 'Whole time' })
    await userEvent.click(whole)
    await expect(canvas.queryByRole('slider', { name: 'Shown from' })).toBeNull()
    await expect(whole).toHaveAttribute('aria-disabled', 'true')
    await expect(document.activeElement).toBe(whole)
  },
}

/** Brushed by the pointer: the window is what was brushed, and a double press shows the whole time again. */
export const Brushed: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const layer = canvasElement.querySelector<HTMLElement>('.dia-helix-layer')
    if (!layer) throw new Error('The helix has no layer.')
    const { left, width, top } = layer.getBoundingClientRect()
    const at = (share: number) => ({
      button: 0,
      pointerId: 1,
      clientX: left + share * width,
      clientY: top + 100,
    })
    layer.setPointerCapture = () => undefined
    const ticks = () => canvasElement.querySelector('.dia-helix-axis')?.textContent
    const whole = ticks()
    fireEvent.pointerDown(layer, at(0.5))
    fireEvent.pointerMove(layer, at(0.6))
    await waitFor(() => expect(canvasElement.querySelector('.dia-helix-brush')).toBeVisible())
    fireEvent.pointerCancel(layer, at(0.6))
    await waitFor(() => expect(canvasElement.querySelector('.dia-helix-brush')).toBeNull())
    fireEvent.pointerMove(layer, at(0.7))
    await expect(canvasElement.querySelector('.dia-helix-brush')).toBeNull()
    fireEvent.pointerDown(layer, at(0.5))
    fireEvent.pointerMove(layer, at(0.6))
    await waitFor(() => expect(canvasElement.querySelector('.dia-helix-brush')).toBeVisible())
    fireEvent.pointerUp(layer, at(0.6))
    await waitFor(() => expect(ticks()).not.toBe(whole))
    const ends = ['Shown from', 'Shown to'].map((name) => canvas.getByRole('slider', { name }))
    const [from = 0, to = 0] = ends.map((end) => Number((end as HTMLInputElement).value) / 500)
    await expect(Math.abs(from - 0.5)).toBeLessThan(0.03)
    await expect(Math.abs(to - from - 0.1)).toBeLessThan(0.02)
    fireEvent.doubleClick(layer)
    await waitFor(() => expect(ticks()).toBe(whole))
  },
}

const strictly: Story['decorators'] = (Render) => (
  <StrictMode>
    <Render />
  </StrictMode>
)

/** React sets all up twice: zoom, brush and tooltip are there once, and work. */
export const ZoomedStrictly: Story = { ...Zoomed, decorators: strictly }
export const BrushedStrictly: Story = { ...Brushed, decorators: strictly }
export const PointedAtStrictly: Story = { ...PointedAt, decorators: strictly }

/** Played from its beginning: the moment goes forward, and the maturity that is said grows with it, until it is paused. */
export const Plays: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const onAtChange = args.onAtChange as ReturnType<typeof fn>
    const moments = () => onAtChange.mock.calls.map(([at]) => Date.parse(String(at)))
    const maturity = () =>
      Number(canvasElement.querySelector('figcaption')?.textContent?.match(/maturity is (\d+)%/)?.[1])
    const grown = maturity()
    await userEvent.click(canvas.getByRole('button', { name: 'Play' }))
    await waitFor(() => expect(moments().length).toBeGreaterThan(3))
    await userEvent.click(canvas.getByRole('button', { name: 'Pause' }))
    const played = moments()
    await expect(played).toEqual(played.toSorted((a, b) => a - b))
    await expect(maturity()).toBeLessThan(grown)
    await expect(canvasElement.querySelector('.dia-helix-veil')).toBeInTheDocument()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await expect(moments()).toHaveLength(played.length)
  },
}

/** Scrubbed while it plays: it goes on from where it was put, forward and back. */
export const PlaysOn: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const moments = () =>
      (args.onAtChange as ReturnType<typeof fn>).mock.calls.map(([at]) => Date.parse(String(at)))
    const moment = canvas.getByRole('slider', { name: 'Moment' })
    await userEvent.click(canvas.getByRole('button', { name: 'Play' }))
    for (const value of ['300', '100']) {
      fireEvent.input(moment, { target: { value } })
      const scrubbed = moments()
      const put = scrubbed.at(-1) ?? 0
      await waitFor(() => expect(moments().length).toBeGreaterThan(scrubbed.length + 3))
      const next = moments().slice(scrubbed.length + 1)
      await expect(Math.min(...next)).toBeGreaterThan(put)
      await expect(Math.max(...next) - put).toBeLessThan(Math.abs(put - Number(scrubbed[0])) / 2)
    }
    await userEvent.click(canvas.getByRole('button', { name: 'Pause' }))
  },
}

/** Unrolled from the same model: as many marks before and after the turn. */
export const Unrolls: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('radio', { name: 'Ladder' }))
    await waitFor(() => expect(canvasElement.querySelector('.dia-helix-axis')).toHaveTextContent('%'))
  },
}

const OTHER = demoDnaHistory(120, 'other')

export const TwoMoments: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Two moments' }))
    fireEvent.input(canvas.getByRole('slider', { name: 'Moment' }), { target: { value: '150' } })
    const cell = await canvas.findByTestId('difference-composite', {}, { timeout: 30_000 })
    await waitFor(() => expect(Number(cell.lastElementChild?.textContent)).toBeLessThan(1))
  },
}

export const TwoUsers: Story = {
  args: { other: { history: OTHER, name: 'Other listener' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByTestId('difference-composite', {}, { timeout: 30_000 })
    const axes = [...canvasElement.querySelectorAll('.dia-helix-axis')].map((axis) => axis.textContent)
    await expect(axes).toHaveLength(2)
    await expect(axes[1]).toBe(axes[0])
    await expect(canvas.getByRole('region', { name: 'Other listener' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }))
    const zoomed = [...canvasElement.querySelectorAll('.dia-helix-axis')].map((axis) => axis.textContent)
    await expect(zoomed[0]).not.toBe(axes[0])
    await expect(zoomed[1]).toBe(zoomed[0])
  },
}

/** A picture to keep: an SVG that needs nothing of the page, and a PNG of twice its size. */
export const Exports: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const blobs: Blob[] = []
    const names: string[] = []
    const createObjectURL = URL.createObjectURL.bind(URL)
    const make = spyOn(URL, 'createObjectURL').mockImplementation((object) => {
      blobs.push(object as Blob)
      return createObjectURL(object)
    })
    const click = spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    try {
      await userEvent.click(canvas.getByRole('button', { name: 'SVG' }))
      await waitFor(() => expect(names).toHaveLength(1))
      const text = (await blobs[0]?.text()) ?? ''
      const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
      await expect(svg.querySelector('parsererror')).toBeNull()
      const looks = [...svg.querySelectorAll(':scope > path')].map((path) => path.getAttribute('d') ?? '')
      await expect(looks.join('').split('M').length).toBeGreaterThan(60)
      await expect(svg.querySelector('title')?.textContent).toContain('Demo listener’s helix')
      await expect(text).not.toContain('var(')
      await expect(text).not.toMatch(/(href|src)=/)

      await userEvent.click(canvas.getByRole('button', { name: 'PNG' }))
      await waitFor(() => expect(names).toHaveLength(2))
      const picture = await createImageBitmap(blobs.at(-1) as Blob)
      await expect([picture.width, picture.height]).toEqual([
        2 * Number(svg.getAttribute('width')),
        2 * Number(svg.getAttribute('height')),
      ])
      const drawn = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      drawn?.drawImage(picture, 0, 0)
      const pixels = drawn?.getImageData(0, 0, picture.width, picture.height).data.buffer
      await expect(new Set(new Uint32Array(pixels ?? new ArrayBuffer(0))).size).toBeGreaterThan(50)
      await expect(names.map((name) => name.split('.').at(-1))).toEqual(['svg', 'png'])

      make.mockImplementation(() => {
        throw new Error('There is no room for it.')
      })
      await userEvent.click(canvas.getByRole('button', { name: 'PNG' }))
      await expect(await canvas.findByRole('alert')).toHaveTextContent('The picture could not be saved.')
    } finally {
      make.mockRestore()
      click.mockRestore()
    }
  },
}

/** Passed rungs are tones, once that is asked for: louder with intensity, and silence where nothing happened. */
export const Sounds: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const button = canvas.getByRole('button', { name: 'Sound' })
    await expect(button).toHaveAttribute('aria-pressed', 'false')
    await userEvent.click(button)
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    fireEvent.input(canvas.getByRole('slider', { name: 'Moment' }), { target: { value: '250' } })
    await userEvent.click(button)
    await expect(button).toHaveAttribute('aria-pressed', 'false')

    const heard = async (notes: readonly HelixNote[]) => {
      const audio = new OfflineAudioContext(1, 8820, 44_100)
      playNotes(audio, notes)
      return Math.max(...(await audio.startRendering()).getChannelData(0).map(Math.abs))
    }
    const note = { pitch: 220, direction: 1 } as const
    await expect(await heard([])).toBe(0)
    const soft = await heard([{ ...note, loudness: 0.2 }])
    await expect(soft).toBeGreaterThan(0.005)
    await expect(await heard([{ ...note, loudness: 1 }])).toBeGreaterThan(3 * soft)
  },
}

export const WithoutInteractions: Story = {
  args: { history: demoDnaHistory(0) },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('No interaction yet')
  },
}

/** All of 20,000 interactions, each a rung of its own. */
export const TwentyThousand: Story = {
  args: { history: demoDnaHistory(20_000), density: 'every' },
  play: async ({ canvasElement }) => {
    const found = await waitFor(
      () => {
        const canvas = canvasElement.querySelector('canvas')
        if (!canvas) throw new Error('The history is still being read.')
        return canvas
      },
      { timeout: 30_000 },
    )
    const pixels = await waitFor(() => {
      const image = found.getContext('2d')?.getImageData(0, 0, found.width, found.height)
      const painted = new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0)).filter(
        (pixel) => pixel >>> 24 === 255,
      )
      if (painted.length === 0) throw new Error('Nothing is painted yet.')
      return painted
    })
    // Rungs stand everywhere: colours of four domains in several strengths, and the strands over them.
    await expect(pixels.length).toBeGreaterThan(found.width * 20)
    await expect(new Set(pixels).size).toBeGreaterThan(12)
  },
}

/** A host turns its page dark while a canvas is shown: it is painted again in the dark theme's colours. */
export const PaintsAgainInTheDark: Story = {
  args: { renderer: 'canvas' },
  render: (args) => (
    <DIAProvider theme="system">
      <DNAHelix {...args} />
    </DIAProvider>
  ),
  play: async ({ canvasElement }) => {
    const page = canvasElement.ownerDocument.documentElement
    const canvas = canvasElement.querySelector('canvas')
    const colours = () => {
      const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
      return new Set(new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0)))
    }
    try {
      page.dataset.diaTheme = 'light'
      await waitFor(() => expect(colours()).toContain(0xff483b32))
      page.dataset.diaTheme = 'dark'
      await waitFor(() => expect(colours()).toContain(0xffe3dbd5))
      await expect(colours()).not.toContain(0xff483b32)
    } finally {
      delete page.dataset.diaTheme
    }
  },
}
