import { describe, expect, it } from 'vitest'
import { examplesOf, publicModules } from './publicDeclarations.js'
import { runExample } from './runExample.js'

const modules = await publicModules()
const subPaths = Object.keys(modules)
const examples = subPaths.flatMap((subPath) =>
  [...examplesOf(subPath)].map(([name, example]) => ({ subPath, name, example })),
)

describe('the docstrings of the public functions', () => {
  it.each(subPaths)('of %s all have an example', (subPath) => {
    const functions = Object.entries(modules[subPath] ?? {}).filter(
      ([, value]) => typeof value === 'function',
    )
    const known = examplesOf(subPath)
    expect(functions.map(([name]) => name).filter((name) => !known.has(name))).toEqual([])
  })

  it.each(examples)('tell the truth in the example of $subPath $name', async ({ name, example }) => {
    expect(example).toMatch(new RegExp(`\\b${name}\\b`))
    await runExample(example, modules)
  })
})

describe('runExample', () => {
  const run = (...lines: string[]) => runExample(lines.join('\n'), modules)
  const ok = "import { isDiaError } from '@dia/core/errors'"

  it.each([
    ['a wrong value', ['isDiaError(1) // → true']],
    ['a wrong value after a right one', ['isDiaError(1) // → false', 'isDiaError(2) // → true']],
    ['a wrong value that is awaited', ['await Promise.resolve(isDiaError(1)) // → true']],
    ['an example that claims nothing', ['isDiaError(1)']],
    ['a comment that looks like a claim', ['isDiaError(1) // true']],
    ['a late import', ['isDiaError(1) // → false', "import { DiaError } from '@dia/core/errors'"]],
    ['a throw', ['isDiaError(1) // → false', "throw new Error('no')"]],
  ])('refuses %s', async (_, lines) => {
    await expect(run(ok, ...lines)).rejects.toThrow()
  })

  it('refuses an import of what is not there', async () => {
    await expect(run("import { nothing } from '@dia/core/errors'", '1 // → 1')).rejects.toThrow()
    await expect(run("import { isDiaError } from '@dia/core/nowhere'", '1 // → 1')).rejects.toThrow()
  })

  it('accepts values and promises of values', async () => {
    await run(ok, 'isDiaError(1) // → false', 'await Promise.resolve([isDiaError(1)]) // → [false]')
  })
})
