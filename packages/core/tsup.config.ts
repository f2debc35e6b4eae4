import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())

export default defineConfig({
  entry: Object.fromEntries([
    ['index', 'src/index.ts'],
    ...folders.map(({ name }) => [`${name}/index`, `src/${name}/index.ts`]),
  ]),
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  clean: true,
  treeshake: true,
})
