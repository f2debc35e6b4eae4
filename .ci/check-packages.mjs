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

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, args, { encoding: 'utf8' })
  if (status !== 0) console.error(stdout, stderr)
  return status === 0
}
