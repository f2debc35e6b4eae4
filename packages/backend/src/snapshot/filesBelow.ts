import { readdir } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The files of a folder at any depth, tests left out, as paths from `base`, in the same order everywhere; of a file, itself. */
export async function filesBelow(path: string, base: URL): Promise<string[]> {
  const root = fileURLToPath(base)
  const entries = await readdir(new URL(path, base), { recursive: true, withFileTypes: true }).catch(
    () => null,
  )
  if (entries === null) {
    return [path]
  }
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => [...relative(root, entry.parentPath).split(sep), entry.name].join('/'))
    .sort()
}
