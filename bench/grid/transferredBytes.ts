import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly entryPoint?: string
        readonly cssBundle?: string
        readonly imports: readonly {
          readonly path: string
          readonly kind: string
          readonly external?: boolean
        }[]
      }
    >
  >
}

/** Gzipped bytes that a page loads before the grid stands: the entry, what it imports, its styles; React left out. */
export async function transferredBytes(metafile: Metafile, entryPoint: string): Promise<number> {
  const [entry] =
    Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entryPoint) ?? []
  const wanted = new Set<string>()
  const visit = (path: string) => {
    if (wanted.has(path)) return
    wanted.add(path)
    const output = metafile.outputs[path]
    if (output?.cssBundle) wanted.add(output.cssBundle)
    for (const { path: next, kind, external } of output?.imports ?? [])
      if (!external && kind !== 'dynamic-import') visit(next)
  }
  if (entry) visit(entry)
  let sum = 0
  for (const path of wanted) sum += gzipSync(await readFile(path), { level: 9 }).length
  return sum
}
