import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { filesBelow } from './filesBelow.js'
import { REPOSITORY } from './repository.js'

export type SnapshotSeed = 'none' | 'demo'

const SCHEMA_INPUTS = [
  'packages/backend/package.json',
  'packages/backend/platform',
  'packages/backend/host',
  'packages/backend/src/database',
  'packages/backend/src/schema',
  'packages/supabase/migrations',
  'packages/supabase/src/migrate',
]

const DEMO_INPUTS = [
  ...SCHEMA_INPUTS,
  'packages/backend/src/seed',
  'packages/core/src',
  'packages/demo/package.json',
  'packages/demo/src',
  'packages/supabase/src',
]

/** A digest of everything that a snapshot is made from; another digest means another snapshot. */
export async function inputHash(seed: SnapshotSeed): Promise<string> {
  const hash = createHash('sha256')
  for (const input of seed === 'none' ? SCHEMA_INPUTS : DEMO_INPUTS) {
    for (const file of await filesBelow(input, REPOSITORY)) {
      hash.update(file).update('\0')
      hash.update(await readFile(new URL(file, REPOSITORY))).update('\0')
    }
  }
  return hash.digest('hex').slice(0, 20)
}
