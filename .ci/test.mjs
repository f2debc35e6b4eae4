// `npm test`: every check, then every test, both in two lanes beside each other; `--deep` runs their long forms.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from './chromium.mjs'

const deep = process.argv.includes('--deep')
const reports = 'node_modules/.cache/dia'
const totals = { passed: 0, failed: 0, skipped: 0 }
const failed = []

const env = { ...process.env, DO_NOT_TRACK: '1', STORYBOOK_DISABLE_TELEMETRY: '1', LITE_TELEMETRY: '0' }
const chromium = await findChromium()
if (chromium !== null) env.DIA_CHROMIUM = chromium
if (deep) Object.assign(env, { DIA_DEEP: '1', DIA_PROPERTY_RUNS: process.env.DIA_PROPERTY_RUNS ?? '100000' })

await check('Lockfile holds no URL', () => !/https?:\/\//.test(readFileSync('pnpm-lock.yaml', 'utf8')))
await Promise.all([readSource(), buildAll()])
await tests()
if (deep) await step('Mutants of the arithmetic', 'stryker', ['run', '.ci/stryker.config.mjs'])

if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)

async function readSource() {
  await step('Lint and format', 'biome', ['check', '.'])
  await step('Types', 'tsc', ['--noEmit'])
  await step('Arrows point to core', 'depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'packages',
    'stories',
    'bench',
    'examples',
  ])
  await step('Nothing unused', 'knip', [])
  await step('Static Storybook', 'pnpm', ['run', 'build:storybook'])
}

async function buildAll() {
  await step('Build', 'pnpm', ['-r', '--workspace-concurrency=1', '--filter', './packages/*', 'run', 'build'])
  await step('Packed packages', process.execPath, ['.ci/check-packages.mjs'])
  await step('Size budgets', 'size-limit', [])
  await step('API reference is current', process.execPath, ['.ci/check-api-reference.mjs'])
}

/** A command that passes or fails; what it printed is shown where it failed. */
function step(name, command, args) {
  return check(name, async () => {
    const { status, output } = await run(command, args, 'pipe')
    if (status !== 0) console.error(output)
    return status === 0
  })
}

async function check(name, holds) {
  const started = Date.now()
  const ok = await holds()
  totals[ok ? 'passed' : 'failed']++
  if (!ok) failed.push(name)
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

/** Two lanes about as long as each other: what has a page needs a browser's core, what has a database one of Postgres. */
async function tests() {
  const started = Date.now()
  mkdirSync(reports, { recursive: true })
  const pages = ['unit', 'backend']
  if (chromium === null) {
    // Said aloud, and counted as skipped.
    console.error(
      '\n!! SKIPPED: no Chromium here, so no story and no end-to-end test runs. Install chromium, or set DIA_CHROMIUM.\n',
    )
    totals.skipped++
  } else {
    pages.push('stories', 'core-chromium', 'react-compiler', 'e2e')
  }
  const lanes = await Promise.all([vitest('pages', pages), vitest('databases', ['integration'])])
  const ok = lanes.every((passed) => passed)
  console.log(`${ok ? '✓' : '✗'} Tests (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

async function vitest(lane, projects) {
  const report = `${reports}/vitest-${lane}.json`
  rmSync(report, { force: true })
  const { status } = await run('vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--maxWorkers=1',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  totals.passed += counted?.numPassedTests ?? 0
  totals.failed += counted?.numFailedTests ?? 0
  totals.skipped += (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0)
  // A file that could not be loaded, an unhandled error, a run that never reported: none of them is a test that failed.
  if (status !== 0) {
    failed.push(`Tests of ${lane}`)
    if ((counted?.numFailedTests ?? 0) === 0) totals.failed++
  }
  return status === 0
}

function run(command, args, stdio = 'inherit') {
  const isPnpm = command === 'pnpm'
  const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [program, rest] = isPnpm
    ? ['npx', ['-y', packageManager, ...args]]
    : [command === process.execPath ? command : `node_modules/.bin/${command}`, args]
  return new Promise((resolve) => {
    const child = spawn(program, rest, { env, stdio, shell: process.platform === 'win32' })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.on('error', (error) => resolve({ status: 1, output: String(error) }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}
