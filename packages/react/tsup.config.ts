import { readFile, writeFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'

/** Joins the parts that `styles.css` names, in its order. */
async function joinStyles(): Promise<void> {
  const list = await readFile('src/theme/styles.css', 'utf8')
  const names = [...list.matchAll(/^@import "(.*)";$/gm)].map(([, name = '']) => name)
  const parts = await Promise.all(names.map((name) => readFile(`src/theme/${name}`, 'utf8')))
  await writeFile('dist/styles.css', parts.join('\n'))
}

const shared: Options = {
  entry: { index: 'src/index.ts', matrix: 'src/matrix/index.ts' },
  target: 'es2022',
  dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  // Tree-shaking would drop the entry's 'use client'.
  treeshake: false,
  splitting: false,
}

/** Each can be imported alone; what they share lies in chunks, so that one provider serves all. In CommonJS they are the whole. */
const charts = ['dashboard', 'dna', 'health', 'helix', 'influence', 'journey', 'settings', 'users']

export default defineConfig([
  // Overlays, calendar and export are chunks of their own, fetched when first used.
  {
    ...shared,
    format: 'esm',
    entry: {
      index: 'src/index.ts',
      matrix: 'src/matrix/index.ts',
      ...Object.fromEntries(charts.map((name) => [name, `src/${name}/index.ts`])),
    },
    splitting: true,
    onSuccess: joinStyles,
  },
  // TanStack Table is published as ESM only, which not every CommonJS host can require.
  { ...shared, format: 'cjs', noExternal: ['@tanstack/react-table'] },
])
