import { type BenchRow, benchRows, ROW_HEIGHT } from './benchRows.js'
import type { GridPeer, MountedGrid } from './GridPeer.js'

declare global {
  var gridPeer: GridPeer
  var gridBench: typeof bench
}

export const ROWS = 100_000
const WANTED = 'lindgren'

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
/** After the frame that is being made is drawn. */
const afterFrame = () => new Promise<void>((resolve) => setTimeout(resolve))
const drawn = () => frame().then(afterFrame)

let rows: BenchRow[] = []
let host: HTMLElement
let grid: MountedGrid

/**
 * Waits until a frame is drawn that has a text in the grid's first row. It looks as each frame is made: what stands there
 * then is drawn with it, whether it came at once or only in time.
 */
async function until(text: string): Promise<void> {
  const frameTop = host.getBoundingClientRect()
  for (let tries = 0; tries < 1200; tries += 1) {
    await frame()
    const top = (grid.scroller()?.getBoundingClientRect() ?? frameTop).top
    // The header is as high as a row; the first row lies beneath it, whether the header scrolls or not.
    for (const y of [top + ROW_HEIGHT * 0.5, top + ROW_HEIGHT * 1.5]) {
      const found = document.elementsFromPoint(frameTop.left + 20, y)
      if (found.some((element) => host.contains(element) && element !== host && own(element, text))) {
        await afterFrame()
        return
      }
    }
  }
  throw new Error(`The first row never held ${text}`)
}

/** Whether the text is in the element, and the element is no more than a row. */
function own(element: Element, text: string): boolean {
  return element.clientHeight <= ROW_HEIGHT * 1.6 && (element.textContent ?? '').includes(text)
}

async function timed(act: () => void, text: string): Promise<number> {
  await drawn()
  const from = performance.now()
  act()
  await until(text)
  return performance.now() - from
}

function firstBy(column: keyof BenchRow, among: readonly BenchRow[] = rows): string {
  let best = among[0] as BenchRow
  for (const row of among) {
    const [a, b] = [row[column], best[column]]
    if (a < b || (a === b && row.id < best.id)) best = row
  }
  return best.id
}

const bench = {
  ready() {
    rows = benchRows(ROWS)
    host = document.querySelector('#host') as HTMLElement
  },

  /** From nothing to the first row on the screen; each time with rows that nobody has seen. */
  async mount(): Promise<number> {
    rows = rows.map((row) => ({ ...row }))
    return timed(() => {
      grid = globalThis.gridPeer.mount(host, rows)
    }, rows[0]?.id ?? '')
  },

  async unmount() {
    grid.unmount()
    host.replaceChildren()
    await drawn()
  },

  /** Each column is sorted for the first time. */
  async sorts() {
    return {
      number: await timed(() => grid.sort('cents'), firstBy('cents')),
      text: await timed(() => grid.sort('name'), firstBy('name')),
      back: await timed(() => grid.sort('id'), rows[0]?.id ?? ''),
    }
  },

  async filter() {
    const kept = rows.filter(({ search_text }) => search_text.includes(WANTED))
    const taken = await timed(() => grid.filter(WANTED), kept[0]?.id ?? '')
    const back = await timed(() => grid.filter(''), rows[0]?.id ?? '')
    return { on: taken, off: back }
  },

  /** A page a frame, and how long each frame took. */
  async pages(count: number): Promise<number[]> {
    const gaps: number[] = []
    let before = await frame()
    const scroller = grid.scroller()
    for (let page = 1; page <= count; page += 1) {
      if (grid.toPage) grid.toPage(page)
      else if (scroller) scroller.scrollTop = page * (scroller.clientHeight - ROW_HEIGHT)
      const now = await frame()
      gaps.push(now - before)
      before = now
    }
    return gaps
  },

  toStart() {
    const scroller = grid.scroller()
    if (scroller) scroller.scrollTop = 0
  },

  /** Where the rows stand, for whoever flings them and looks at the pictures. */
  place() {
    const { left, top, width, height } = (grid.scroller() ?? host).getBoundingClientRect()
    return { left, top, width, height, scrollTop: grid.scroller()?.scrollTop ?? 0 }
  },
}

globalThis.gridBench = bench
