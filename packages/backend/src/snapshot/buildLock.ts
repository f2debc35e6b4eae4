import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_AGAIN_MS = 200
const FORGOTTEN_AFTER_MS = 10 * 60_000

/**
 * Waits until no one else builds this file, and keeps others from it until `release` is called. It saves work and is
 * no guard: the lock of a process that is gone, or ten minutes old, counts for nothing.
 */
export async function takeBuildLock(file: URL): Promise<{ release: () => Promise<void> }> {
  const lock = new URL(`${file.href}.lock`)
  await mkdir(new URL('.', file), { recursive: true })
  while (!(await created(lock))) {
    if (await isAbandoned(lock)) {
      await rm(lock, { force: true })
    } else {
      await sleep(LOOK_AGAIN_MS)
    }
  }
  return { release: () => rm(lock, { force: true }) }
}

async function created(lock: URL): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false
    }
    throw error
  }
}

async function isAbandoned(lock: URL): Promise<boolean> {
  const [owner, age] = await Promise.all([
    readFile(lock, 'utf8').catch(() => null),
    stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    ),
  ])
  return age > FORGOTTEN_AFTER_MS || (owner !== null && owner !== '' && !isAlive(Number(owner)))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
