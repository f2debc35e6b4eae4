import { ScriptTarget, transpile } from 'typescript'
import { expect } from 'vitest'
import type { Modules } from './publicDeclarations.js'

const IMPORT = /^import \{ ([\w, ]+) \} from '(.+)'$/
const CLAIM = /^(.+?) \/\/ → (.+)$/

type Claim = readonly [given: unknown, wanted: unknown]

/**
 * Runs an example of the one form: imports first, then any lines, of which those that end in `// → value`
 * claim what their expression answers. Fails where a claim is wrong, where there is none, where a name is
 * imported that does not exist.
 */
export async function runExample(code: string, modules: Modules): Promise<void> {
  const lines = code.split('\n')
  const imports = lines.filter((line) => line.startsWith('import '))
  expect(lines.slice(0, imports.length), 'imports come first').toEqual(imports)
  const body = [...imports.map((line) => bind(line, modules)), ...lines.slice(imports.length).map(claim)]
  const claims: Claim[] = []
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
  const script = transpile(body.join('\n'), { target: ScriptTarget.ESNext })
  await new AsyncFunction('modules', 'claims', script)(modules, claims)
  expect(claims.length, 'an example claims something').toBeGreaterThan(0)
  for (const [given, wanted] of claims) expect(given).toEqual(wanted)
}

function bind(line: string, modules: Modules): string {
  const [, names = '', from = ''] = IMPORT.exec(line) ?? []
  for (const name of names.split(', ')) expect(modules[from], line).toHaveProperty(name)
  return `const { ${names} } = modules['${from}']`
}

function claim(line: string): string {
  const claimed = CLAIM.exec(line)
  if (claimed === null) {
    expect(line, 'a comment is a claim').not.toMatch(/(^|\s)\/\/( |$)/)
    return line
  }
  return `claims.push([(${claimed[1]}), (${claimed[2]})])`
}
