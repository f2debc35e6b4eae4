import { readdirSync, readFileSync } from 'node:fs'

const core = new URL('../', import.meta.url)

/** A sub-path's exports by `@dia/core/<sub-path>`. */
export type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Every published sub-path but the root, which only repeats them. */
export async function publicModules(): Promise<Modules> {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', core), 'utf8'))
  const names = Object.keys(exports)
    .filter((path) => path !== '.' && path !== './package.json')
    .map((path) => path.slice(2))
  const loaded = await Promise.all(names.map((name) => import(`../src/${name}/index.ts`)))
  return Object.fromEntries(names.map((name, index) => [`@dia/core/${name}`, loaded[index]]))
}

/** The examples of a sub-path's own files, by the name of the function, class or constant they document. */
export function examplesOf(subPath: string): ReadonlyMap<string, string> {
  const folder = new URL(`src/${subPath.replace('@dia/core/', '')}/`, core)
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  return new Map(sources.flatMap(examplesIn))
}

function examplesIn(source: string): [name: string, example: string][] {
  const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?(?:function\*?|class|const) (\w+)/g
  return [...source.matchAll(documented)].flatMap(([, docstring = '', name = '']) => {
    const [, example] = docstring.split(/^ \* @example\n/m)
    return example === undefined ? [] : [[name, example.replace(/^ \* ?/gm, '').trim()]]
  })
}
