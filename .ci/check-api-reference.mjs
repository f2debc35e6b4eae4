// The committed API reference is what the docstrings say today; `npm run docs:api` writes it anew.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const committed = 'docs/api'
const fresh = mkdtempSync(join(tmpdir(), 'dia-api-'))
try {
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/typedoc/bin/typedoc',
      '--options',
      '.ci/typedoc.config.mjs',
      '--out',
      fresh,
      '--logLevel',
      'Warn',
    ],
    { stdio: 'inherit' },
  )
  const stale = status === 0 ? differing(pagesOf(committed), pagesOf(fresh)) : []
  for (const page of stale) console.error(`${committed}/${page} is not what the docstrings say`)
  if (stale.length > 0) console.error('Run `npm run docs:api` and commit docs/api.')
  process.exitCode = status === 0 && stale.length === 0 ? 0 : 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

/** File name → text, with the line ends of any checkout. */
function pagesOf(folder) {
  try {
    return new Map(readdirSync(folder).map((name) => [name, read(join(folder, name))]))
  } catch (error) {
    if (error.code === 'ENOENT') return new Map()
    throw error
  }
}

function read(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
}

function differing(before, after) {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.filter((name) => before.get(name) !== after.get(name))
}
