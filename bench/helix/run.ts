import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { chromium } from 'playwright'
import { build } from 'tsup'

const ROUNDS = Number(process.argv[2] ?? 5)
const INTERACTIONS = 50_000
const CHART_INTERACTIONS = 20_000
const OUT = 'node_modules/.cache/dia/bench/helix'

await build({
  entry: { page: 'bench/helix/page.tsx' },
  outDir: OUT,
  format: 'esm',
  platform: 'browser',
  minify: true,
  silent: true,
  noExternal: [/.*/],
  config: false,
  env: { NODE_ENV: 'production' },
  esbuildOptions(options) {
    options.conditions = ['dia-source']
    options.jsx = 'automatic'
    options.splitting = false
  },
})
const server = createServer(async (request, response) => {
  const type = /\.(js|css)$/.exec(request.url ?? '')?.[1]
  if (type) {
    response.setHeader('content-type', type === 'js' ? 'text/javascript' : 'text/css')
    response.end(await readFile(`${OUT}/page.${type}`))
  } else {
    response.setHeader('content-type', 'text/html')
    response.end(
      '<!doctype html><link rel="stylesheet" href="/page.css"><body style="width:1232px"><script type="module" src="/page.js"></script>',
    )
  }
}).listen(0)
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

const browser = await chromium.launch({
  executablePath: process.env.DIA_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc'],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
await page.goto(`http://127.0.0.1:${port}/`)
await page.waitForFunction(() => 'helixBench' in globalThis)
await page.evaluate((count) => globalThis.helixBench.drawingRound(count), 2000)

const rounds: Awaited<ReturnType<typeof globalThis.helixBench.drawingRound>>[] = []
for (let round = 0; round < ROUNDS; round++)
  rounds.push(await page.evaluate((count) => globalThis.helixBench.drawingRound(count), INTERACTIONS))
const charts: Awaited<ReturnType<typeof globalThis.helixBench.influenceRun>>[] = []
for (let round = 0; round < ROUNDS; round++)
  charts.push(await page.evaluate((count) => globalThis.helixBench.influenceRun(count), CHART_INTERACTIONS))
await browser.close()
server.close()

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const round = (value: number) => Number(value.toPrecision(3))
const report = {
  interactions: INTERACTIONS,
  marks: rounds[0]?.marks,
  firstDrawingMs: {
    helixFromHistory: round(median(rounds.map(({ helix }) => helix))),
    helixOfKnownTrack: round(median(rounds.map(({ again }) => again))),
    bareCanvasLoop: round(median(rounds.map(({ canvas }) => canvas))),
    memoisedReactSvg: round(median(rounds.map(({ react }) => react))),
  },
  groupedMs: {
    helixOfKnownTrack: round(median(rounds.map(({ grouped }) => grouped))),
    bareCanvasLoop: round(median(rounds.map(({ groupedCanvas }) => groupedCanvas))),
  },
  ofBareCanvasLoop: {
    fromHistory: round(median(rounds.map(({ helix, canvas }) => helix / canvas))),
    ofKnownTrack: round(median(rounds.map(({ again, canvas }) => again / canvas))),
  },
  ofReactSvg: {
    fromHistory: round(median(rounds.map(({ helix, react }) => helix / react))),
    ofKnownTrack: round(median(rounds.map(({ again, react }) => again / react))),
  },
  hoverMs: {
    mean: round(median(rounds.map(({ hover }) => hover.mean))),
    aBareElement: round(median(rounds.map(({ hover }) => hover.bareElement))),
    anEmptyFrame: round(median(rounds.map(({ hover }) => hover.emptyFrame))),
  },
  hoverInFrames: round(median(rounds.map(({ hover }) => hover.mean / hover.emptyFrame))),
  bareElementInFrames: round(median(rounds.map(({ hover }) => hover.bareElement / hover.emptyFrame))),
  influenceChart: {
    interactions: CHART_INTERACTIONS,
    longestTaskMs: round(median(charts.map(({ longestTask }) => longestTask))),
    untilItStandsMs: round(median(charts.map(({ total }) => total))),
  },
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
