import { copyFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  entry: { index: 'src/index.ts' },
  target: 'es2022',
  dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  // Tree-shaking would drop the entry's 'use client'.
  treeshake: false,
  splitting: false,
}

export default defineConfig([
  { ...shared, format: 'esm', onSuccess: () => copyFile('src/theme/styles.css', 'dist/styles.css') },
  // TanStack Table is published as ESM only, which not every CommonJS host can require.
  { ...shared, format: 'cjs', noExternal: ['@tanstack/react-table'] },
])
