import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { DEMO_PEOPLE } from '@dia/demo'
import { reportProgress } from '../cli/reportProgress.js'
import { openEmbedded } from '../openEmbedded.js'
import { DEMO_ADMIN } from '../seed/demoAdminAccount.js'
import { inputHash } from './inputHash.js'
import { REPOSITORY } from './repository.js'

const FOLDER = new URL('.storybook/static/', REPOSITORY)
const ARCHIVE = new URL('dia-snapshot.tar.gz', FOLDER)
const DESCRIPTION = new URL('dia-snapshot.json', FOLDER)

await build()

/** Puts the demo beside the static Storybook, unless what lies there is made of today's inputs. */
async function build(): Promise<void> {
  const hash = await inputHash('demo')
  if (await isUpToDate(hash)) {
    return
  }
  const database = await openEmbedded('demo', true, reportProgress)
  const snapshot = await database.dump()
  await database.close()
  const bytes = gzipSync(new Uint8Array(await snapshot.arrayBuffer()), { level: 6 })
  await mkdir(FOLDER, { recursive: true })
  await writeWhole(ARCHIVE, bytes)
  const description = {
    hash,
    bytes: bytes.byteLength,
    demoAdmin: { id: DEMO_PEOPLE.admin.id, ...DEMO_ADMIN },
  }
  await writeWhole(DESCRIPTION, `${JSON.stringify(description)}\n`)
  reportProgress({ step: `Wrote dia-snapshot.tar.gz, ${(bytes.byteLength / 1e6).toFixed(1)} MB` })
}

async function isUpToDate(hash: string): Promise<boolean> {
  const text = await readFile(DESCRIPTION, 'utf8').catch(() => '{}')
  const size = (await stat(ARCHIVE).catch(() => null))?.size
  const description: unknown = JSON.parse(text)
  return (
    typeof description === 'object' &&
    description !== null &&
    'hash' in description &&
    'bytes' in description &&
    description.hash === hash &&
    description.bytes === size
  )
}

async function writeWhole(file: URL, content: string | Uint8Array): Promise<void> {
  const unfinished = new URL(`${file.href}.${process.pid}.tmp`)
  try {
    await writeFile(unfinished, content)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}
