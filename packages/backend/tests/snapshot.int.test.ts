import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPglite } from '../src/database/openPglite.js'
import { openFromSnapshot } from '../src/snapshot/openFromSnapshot.js'
import { readSnapshot, writeSnapshot } from '../src/snapshot/snapshotCache.js'

let folder: string
let file: URL
let built = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dia-snapshot-'))
  file = pathToFileURL(join(folder, 'snapshot-none-0123456789.tar'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function build() {
  built += 1
  const database = await openPglite()
  await database.exec(`create table kept (word text); insert into kept values ('here')`)
  return database
}

async function wordsIn() {
  const database = await openFromSnapshot(file, build, () => undefined)
  const words = await database.query('select word from kept')
  await database.close()
  return words
}

describe('openFromSnapshot', () => {
  it('builds once and opens the same database from then on', async () => {
    expect(await wordsIn()).toEqual([{ word: 'here' }])
    expect(await wordsIn()).toEqual([{ word: 'here' }])
    expect(built).toBe(1)
    expect(await readdir(folder)).toEqual(['snapshot-none-0123456789.tar'])
  })

  it.each([
    ['cut short', () => truncate(file, 5_000_000)],
    ['empty', () => truncate(file, 0)],
    ['something else', () => writeFile(file, 'not an archive')],
  ])('throws away a file that is %s, and builds it again', async (_, damage) => {
    const before = built
    await damage()
    expect(await wordsIn()).toEqual([{ word: 'here' }])
    expect(built).toBe(before + 1)
    expect(await readSnapshot(file)).not.toBeNull()
  })

  it('two writers at once leave one whole file', async () => {
    const snapshots = ['a', 'b'].map((letter) => new Blob([letter.repeat(3_000_000)]))
    await Promise.all(snapshots.map((snapshot) => writeSnapshot(file, snapshot)))
    const winner = await (await readSnapshot(file))?.text()
    expect(['a'.repeat(3_000_000), 'b'.repeat(3_000_000)]).toContain(winner)
    expect(await readdir(folder)).toEqual(['snapshot-none-0123456789.tar'])
  })

  it('keeps the newest two snapshots of a seed', async () => {
    for (const hash of ['aaaaaaaaaa', 'bbbbbbbbbb']) {
      await writeSnapshot(pathToFileURL(join(folder, `snapshot-none-${hash}.tar`)), new Blob(['x']))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await writeSnapshot(pathToFileURL(join(folder, 'snapshot-demo-cccccccccc.tar')), new Blob(['x']))
    expect((await readdir(folder)).sort()).toEqual([
      'snapshot-demo-cccccccccc.tar',
      'snapshot-none-aaaaaaaaaa.tar',
      'snapshot-none-bbbbbbbbbb.tar',
    ])
  })
})
