import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as tables from '../tables/index.js'
import * as journey from './index.js'

const modules: Record<string, object> = { '@dia/core/journey': journey, '@dia/core/tables': tables }

/** The examples of a folder: imports first, any lines, and a last line `expression // → value`. */
function examplesOf(folder: URL) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = readFileSync(new URL(file, folder), 'utf8')
      const blocks = [...source.matchAll(/@example\n((?: \* .*\n)+?) (?=\* @|\*\/)/g)]
      return blocks.map(([, block = '']) => ({ file, code: block.replace(/^ \* /gm, '').trim() }))
    })
}

function run(code: string): unknown {
  const body = code
    .replace(/^import (\{.*\}) from '(.*)'$/gm, (_, names, from) => `const ${names} = modules['${from}']`)
    .replace(/^(.*) \/\/ → (.*)$/gm, (_, expression, value) => `results.push([${expression}, ${value}])`)
  const results: [unknown, unknown][] = []
  new Function('modules', 'results', body)(modules, results)
  expect(results.length).toBeGreaterThan(0)
  for (const [given, wanted] of results) expect(given).toEqual(wanted)
  return results
}

describe('the examples of the docstrings', () => {
  const examples = [new URL('./', import.meta.url), new URL('../tables/', import.meta.url)].flatMap(
    examplesOf,
  )

  it('are there for every public function', () => {
    const functions = Object.entries({ ...journey, ...tables }).filter(
      ([, value]) => typeof value === 'function',
    )
    const covered = examples.map(({ file }) => file.replace('.ts', ''))
    expect(functions.map(([name]) => name).filter((name) => !covered.includes(name))).toEqual([])
  })

  it.each(examples)('of $file hold', ({ code }) => {
    run(code)
  })
})
