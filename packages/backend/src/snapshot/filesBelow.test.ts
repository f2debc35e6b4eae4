import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { filesBelow } from './filesBelow.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dia files är below '))
  await mkdir(join(folder, 'a/b c'), { recursive: true })
  for (const file of ['a/one.ts', 'a/one.test.ts', 'a/b c/two.sql', 'other.json']) {
    await writeFile(join(folder, file), '')
  }
})
afterAll(() => rm(folder, { recursive: true }))

it('finds files in a checkout whose path holds spaces and umlauts, tests left out', async () => {
  const base = pathToFileURL(`${folder}/`)
  expect(await filesBelow('a', base)).toEqual(['a/b c/two.sql', 'a/one.ts'])
  expect(await filesBelow('other.json', base)).toEqual(['other.json'])
})
