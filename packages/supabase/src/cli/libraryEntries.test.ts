import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The packages and Node modules that a source file leads to. */
function reached(entry: URL, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>()
  if (seen.has(entry.href)) return packages
  seen.add(entry.href)
  const source = readFileSync(entry, 'utf8')
  for (const [, isType, name = ''] of source.matchAll(/^(?:import|export) (type )?[^']*from '([^']+)'/gm)) {
    if (isType !== undefined) continue
    if (!name.startsWith('.')) packages.add(name.startsWith('@dia/core/') ? '@dia/core' : name)
    else for (const of of reached(new URL(name.replace(/\.js$/, '.ts'), entry), seen)) packages.add(of)
  }
  return packages
}

const entry = (path: string) => reached(new URL(`../${path}`, import.meta.url))

describe('what a host loads', () => {
  it('is the driver and the command line with the CLI alone', () => {
    expect([...entry('cli/index.ts')]).toEqual(
      expect.arrayContaining(['commander', 'postgres', 'node:fs/promises']),
    )
  })

  it.each(['index.ts', 'passport/index.ts', 'worker/index.ts'])(
    'is core and nothing of Node with %s',
    (path) => {
      expect([...entry(path)]).toEqual(['@dia/core'])
    },
  )

  it('is core and the maker of ids with logging/index.ts', () => {
    expect([...entry('logging/index.ts')].sort()).toEqual(['@dia/core', 'uuidv7'])
  })

  it.each(['migrate/index.ts', 'doctor/index.ts'])('is core and modules of Node with %s', (path) => {
    const foreign = [...entry(path)].filter((name) => !name.startsWith('node:'))
    expect(foreign).toEqual(['@dia/core'])
  })
})
