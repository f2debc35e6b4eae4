import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeBuildLock } from './buildLock.js'

let folder: string
let file: URL

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dia-lock-'))
  file = pathToFileURL(join(folder, 'snapshot.tar'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lockFile = () => join(folder, 'snapshot.tar.lock')

describe('takeBuildLock', () => {
  it('lets the next one in when it is released, and leaves nothing behind', async () => {
    const first = await takeBuildLock(file)
    let entered = false
    const second = takeBuildLock(file).then((lock) => {
      entered = true
      return lock
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(entered).toBe(false)
    await first.release()
    await (await second).release()
    expect(await readdir(folder)).toEqual([])
  })

  it('takes over from a process that is gone', async () => {
    await writeFile(lockFile(), '2147483646')
    await (await takeBuildLock(file)).release()
  })

  it('takes over a lock that was forgotten', async () => {
    await writeFile(lockFile(), String(process.pid))
    const longAgo = new Date(Date.now() - 11 * 60_000)
    await utimes(lockFile(), longAgo, longAgo)
    await (await takeBuildLock(file)).release()
  })
})
