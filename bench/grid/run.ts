import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import { build } from 'tsup'
import { ROW_HEIGHT } from './benchRows.js'
import { blankFrames, fling } from './fling.js'
import { transferredBytes } from './transferredBytes.js'

/** `npm run bench:grid -- 5` for five rounds; names after it for some of the grids only. */
const [roundsWanted = '5', ...only] = process.argv.slice(2)
const PEERS: Readonly<Record<string, string>> = {
  handWritten: 'bench/grid/peers/handWritten.ts',
  dia: 'bench/grid/peers/dia.tsx',
  bareTanStack: 'bench/grid/peers/bareTanStack.tsx',
  agGrid: 'bench/grid/peers/agGrid.ts',
  muiGrid: 'bench/grid/peers/muiGrid.tsx',
}
const names = Object.keys(PEERS).filter((name) => only.length === 0 || only.includes(name))
/** Rows that come too late: where its pictures show none blank, those of the others mean nothing. */
const TWIN = 'lateByHand'
const OUT = 'node_modules/.cache/dia/bench/grid'
const PAGES = 100
/** Px of each grid's rows and column heads; what a grid has above and beneath comes on top. */
const HEIGHT = 760

const bundle = (outDir: string, entry: Record<string, string>, external: RegExp[]) =>
  build({
    entry,
    outDir,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    splitting: true,
    metafile: true,
    silent: true,
    noExternal: [external.length > 0 ? /^(?!react(-dom)?(\/|$))/ : /.*/],
    external,
    config: false,
    env: { NODE_ENV: 'production' },
    esbuildOptions(options) {
      options.conditions = ['dia-source', 'module', 'browser', 'import']
      options.jsx = 'automatic'
    },
  })

await bundle(OUT, { measure: 'bench/grid/measure.ts', [TWIN]: `bench/grid/peers/${TWIN}.ts`, ...PEERS }, [])
await bundle(`${OUT}/size`, PEERS, [/^react(-dom)?(\/|$)/])
const metafile = JSON.parse(await readFile(`${OUT}/size/metafile-esm.json`, 'utf8'))

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' }
const server = createServer(async ({ url = '/' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://bench')
  const ending = pathname.split('.').at(-1) ?? ''
  const body = await (TYPES[ending] ? readFile(`${OUT}${pathname}`) : undefined)?.catch(() => null)
  response.setHeader('content-type', TYPES[ending] ?? 'text/html')
  const peer = searchParams.get('peer')
  response.end(
    body ??
      (TYPES[ending]
        ? ''
        : `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/${peer}.css">
           <style>body{margin:0}#host{inline-size:1360px;block-size:${HEIGHT}px;--dia-grid-max-height:${HEIGHT}px}</style>
           <div id="host"></div>
           <script type="module" src="/measure.js"></script><script type="module" src="/${peer}.js"></script>`),
  )
}).listen(0)
const address = server.address()
const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`

async function openPeer(browser: Browser, peer: string) {
  const page = await browser.newPage({ viewport: { width: 1380, height: HEIGHT + 240 } })
  page.on('pageerror', (error) => process.stderr.write(`${peer}: ${error.message}\n`))
  const cdp = await page.context().newCDPSession(page)
  await page.goto(`${origin}/?peer=${peer}`)
  await page.waitForFunction(() => 'gridBench' in globalThis && 'gridPeer' in globalThis)
  await page.evaluate(() => globalThis.gridBench.ready())
  return { page, cdp }
}

async function flungFrom(page: Page, reader: Page, cdp: CDPSession) {
  await page.evaluate(() => globalThis.gridBench.toStart())
  await page.waitForTimeout(150)
  const place = await page.evaluate(() => globalThis.gridBench.place())
  const flung = await fling(cdp, place)
  const { scrollTop } = await page.evaluate(() => globalThis.gridBench.place())
  return { went: scrollTop, ...(await blankFrames(reader, flung, place, ROW_HEIGHT)) }
}

/** Throws where the twin's rows, which come too late, are not seen to be missing. */
async function flingTwin(browser: Browser, reader: Page) {
  const { page, cdp } = await openPeer(browser, TWIN)
  await page.evaluate(() => globalThis.gridBench.mount())
  const { frames, blank } = await flungFrom(page, reader, cdp)
  await page.close()
  if (blank < frames / 4)
    throw new Error(`Of ${frames} pictures of rows that come too late, only ${blank} were blank.`)
  return { frames, blank }
}

async function round(browser: Browser, reader: Page, peer: string) {
  const { page, cdp } = await openPeer(browser, peer)
  await cdp.send('Performance.enable')
  const metric = async (name: string) => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return metrics.find((one) => one.name === name)?.value ?? 0
  }
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage')
    return metric('JSHeapUsedSize')
  }

  const cold = await page.evaluate(() => globalThis.gridBench.mount())
  const warm: number[] = []
  for (let again = 0; again < 3; again += 1) {
    await page.evaluate(() => globalThis.gridBench.unmount())
    warm.push(await page.evaluate(() => globalThis.gridBench.mount()))
  }
  const sorts = await page.evaluate(() => globalThis.gridBench.sorts())
  const filter = await page.evaluate(() => globalThis.gridBench.filter())
  const before = await metric('TaskDuration')
  const gaps = await page.evaluate((count) => globalThis.gridBench.pages(count), PAGES)
  const tasks = (1000 * ((await metric('TaskDuration')) - before)) / PAGES
  const blank = await flungFrom(page, reader, cdp)
  const heapOfGrid = await heap()
  await page.close()
  return {
    mountCold: cold,
    mount: median(warm),
    sortNumber: sorts.number,
    sortText: sorts.text,
    sortAgain: sorts.back,
    filter: filter.on,
    filterOff: filter.off,
    pageTask: tasks,
    over20: gaps.filter((gap) => gap > 20).length / gaps.length,
    over50: gaps.filter((gap) => gap > 50).length / gaps.length,
    flingPx: blank.went,
    flingFrames: blank.frames,
    blankFrames: blank.blank,
    blankArea: blank.blankArea,
    heapMB: heapOfGrid / 1e6,
  }
}

type Figures = Awaited<ReturnType<typeof round>>

const browser = await chromium.launch({
  executablePath: process.env.DIA_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const reader = await browser.newPage()
const twin = await flingTwin(browser, reader)
const found: Record<string, Figures[]> = Object.fromEntries(names.map((name) => [name, []]))
for (let at = 0; at < Number(roundsWanted); at += 1)
  for (const name of names) found[name]?.push(await round(browser, reader, name))
await browser.close()
server.close()

const figures: (keyof Figures)[] = Object.keys(found[names[0] ?? '']?.[0] ?? {}) as (keyof Figures)[]
const report = Object.fromEntries(
  await Promise.all(
    names.map(async (name) => [
      name,
      {
        gzippedKB: short((await transferredBytes(metafile, PEERS[name] ?? '')) / 1000),
        ...Object.fromEntries(
          figures.map((figure) => [figure, short(median(found[name]?.map((one) => one[figure]) ?? []))]),
        ),
      },
    ]),
  ),
)
const against = (peer: string) =>
  Object.fromEntries(
    figures.map((figure) => [
      figure,
      short(
        median(found.dia?.map((one, at) => one[figure] / (found[peer]?.[at]?.[figure] ?? Number.NaN)) ?? []),
      ),
    ]),
  )
const ratios = Object.fromEntries(names.filter((name) => name !== 'dia').map((name) => [name, against(name)]))
process.stdout.write(
  `${JSON.stringify({ rounds: Number(roundsWanted), flingTwin: twin, report, diaAgainst: ratios }, null, 2)}\n`,
)

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function short(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : null
}
