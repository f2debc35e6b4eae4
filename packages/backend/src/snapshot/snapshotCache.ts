import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { inputHash, type SnapshotSeed } from './inputHash.js'
import { CACHE_FOLDER } from './repository.js'

const DIGEST_LENGTH = 64
const KEPT_PER_SEED = 2

/** The file that holds the snapshot of today's inputs, there or not. */
export async function snapshotFile(seed: SnapshotSeed): Promise<URL> {
  return new URL(`snapshot-${seed}-${await inputHash(seed)}.tar`, CACHE_FOLDER)
}

/** The cached snapshot, or null where there is none; a file that is not what was written is removed. */
export async function readSnapshot(file: URL): Promise<Blob | null> {
  const content = await readFile(file).catch(() => null)
  if (content === null) {
    return null
  }
  const archive = content.subarray(DIGEST_LENGTH)
  if (content.subarray(0, DIGEST_LENGTH).toString('latin1') === digest(archive)) {
    return new Blob([new Uint8Array(archive)])
  }
  await discardSnapshot(file)
  return null
}

/** Writes a snapshot so that a reader sees all of it or nothing, and several writers do not disturb each other. */
export async function writeSnapshot(file: URL, snapshot: Blob): Promise<void> {
  await mkdir(new URL('.', file), { recursive: true })
  const archive = new Uint8Array(await snapshot.arrayBuffer())
  const unfinished = new URL(`${file.href}.${process.pid}-${crypto.randomUUID()}.tmp`)
  try {
    await writeFile(unfinished, [digest(archive), archive])
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
  await removeOldSnapshots(file)
}

export async function discardSnapshot(file: URL): Promise<void> {
  await rm(file, { force: true })
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function removeOldSnapshots(newest: URL): Promise<void> {
  const folder = new URL('.', newest)
  const prefix = newest.pathname.slice(newest.pathname.lastIndexOf('/') + 1).replace(/-[0-9a-f]+\.tar$/, '-')
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith('.tar'))
  const aged = await Promise.all(
    names.map(async (name) => {
      const file = new URL(name, folder)
      return { file, at: (await stat(file).catch(() => null))?.mtimeMs ?? 0 }
    }),
  )
  aged.sort((a, b) => b.at - a.at)
  await Promise.all(aged.slice(KEPT_PER_SEED).map(({ file }) => discardSnapshot(file)))
}
