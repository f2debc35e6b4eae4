// Packs what would be published and looks at it as a stranger would: publint, are-the-types-wrong, and a grep.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'dia-pack-'))
let ok = true

for (const name of ['core', 'supabase', 'react']) {
  const out = join(folder, name)
  mkdirSync(out)
  execFileSync('npx', ['-y', packageManager, 'pack', '--pack-destination', out], {
    cwd: `packages/${name}`,
    stdio: 'pipe',
  })
  const [tarball] = readdirSync(out).map((file) => resolve(out, file))
  ok = run('publint', ['--strict', tarball]) && ok
  // A stylesheet has no types.
  ok =
    run('attw', [
      tarball,
      '--profile',
      'node16',
      '--format',
      'ascii',
      '--exclude-entrypoints',
      './styles.css',
      './package.json',
    ]) && ok

  execFileSync('tar', ['-xzf', tarball, '-C', out])
  const manifest = readFileSync(join(out, 'package/package.json'), 'utf8')
  if (manifest.includes('dia-source') || manifest.includes('workspace:')) {
    console.error(`@dia/${name}: the published package.json still points into the workspace`)
    ok = false
  }
  if (name === 'core') {
    // A DNA function brings no zod, in what is built as in what is written: a shared chunk could carry it along.
    for (const [path, conditions] of Object.entries(JSON.parse(manifest).exports))
      if (
        path !== './tables' &&
        conditions.import &&
        /from\s*["']zod/.test(bundleText(join(out, 'package'), conditions.import.default))
      ) {
        console.error(`@dia/core: importing "${path}" would load zod`)
        ok = false
      }
  }
  if (name === 'supabase') {
    // What a browser may load knows nothing of the service key; what a server loads refuses a browser.
    const { exports } = JSON.parse(manifest)
    for (const [path, conditions] of Object.entries(exports)) {
      const browser = conditions.browser?.default ?? conditions.import?.default
      if (!['.', './logging', './worker', './edge'].includes(path)) continue
      if (
        /service_role|DIA_WORKER_SECRET|dia_passport_claim/i.test(bundleText(join(out, 'package'), browser))
      ) {
        console.error(`@dia/supabase: a browser that imports "${path}" would get a server's code`)
        ok = false
      }
    }
  }
  if (
    name === 'react' &&
    !/^['"]use client['"]/.test(readFileSync(join(out, 'package/dist/index.js'), 'utf8'))
  ) {
    console.error('@dia/react: the entry lost its "use client"')
    ok = false
  }
}
rmSync(folder, { recursive: true })
process.exit(ok ? 0 : 1)

/** A built file and the chunks it imports. */
function bundleText(folder, file, seen = new Set()) {
  const path = join(folder, file)
  if (seen.has(path)) return ''
  seen.add(path)
  const text = readFileSync(path, 'utf8')
  const chunks = [...text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)]
  return text + chunks.map(([, chunk]) => bundleText(join(path, '..'), chunk, seen)).join('\n')
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, args, { encoding: 'utf8' })
  if (status !== 0) console.error(stdout, stderr)
  return status === 0
}
