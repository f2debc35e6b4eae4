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

/** The source of every file of the kit that an entry leads to; what it needs for types alone is not there at run time. */
function sourceOf(entry: URL, seen = new Map<string, string>()): string {
  if (!seen.has(entry.href)) {
    const source = readFileSync(entry, 'utf8')
    seen.set(entry.href, source)
    for (const [, name = ''] of source.matchAll(/^(?:import|export) (?!type )[^']*from '(\.[^']+)'/gm))
      sourceOf(new URL(name.replace(/\.js$/, '.ts'), entry), seen)
  }
  return [...seen.values()].join('\n')
}

const SERVICE = /service_role|SERVICE_ROLE|dia_passport_(claim|commit)|DIA_WORKER_SECRET/i

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

  it.each(['index.ts', 'logging/index.ts'])('has nothing of the service key in a browser with %s', (path) => {
    expect(sourceOf(new URL(`../${path}`, import.meta.url))).not.toMatch(SERVICE)
  })

  it('has it in a server’s entries alone, which refuse a browser', () => {
    for (const name of ['worker', 'edge'] as const) {
      expect(sourceOf(new URL(`../${name}/index.ts`, import.meta.url))).toMatch(SERVICE)
      const { exports, publishConfig } = JSON.parse(
        readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
      )
      for (const all of [exports, publishConfig.exports]) {
        const conditions = Object.keys(all[`./${name}`])
        expect(all[`./${name}`].browser.default).toBe('./dist/refuseBrowser.js')
        expect(conditions.indexOf('browser')).toBeLessThan(conditions.indexOf('import'))
      }
    }
  })

  it('is core and supabase-js, and nothing of Node, with edge/index.ts', () => {
    expect([...entry('edge/index.ts')].sort()).toEqual(['@dia/core', '@supabase/supabase-js'])
  })

  it('is core and the maker of ids with logging/index.ts', () => {
    expect([...entry('logging/index.ts')].sort()).toEqual(['@dia/core', 'uuidv7'])
  })

  it.each(['migrate/index.ts', 'doctor/index.ts'])('is core and modules of Node with %s', (path) => {
    const foreign = [...entry(path)].filter((name) => !name.startsWith('node:'))
    expect(foreign).toEqual(['@dia/core'])
  })
})
