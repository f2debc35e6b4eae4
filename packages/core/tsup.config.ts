import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
const published = Object.fromEntries([
  ['index', 'src/index.ts'],
  ...folders.map(({ name }) => [`${name}/index`, `src/${name}/index.ts`]),
])

/** A file of its own per definition, or whoever checks a request would load all matrices and the event catalogue. */
const apart = Object.fromEntries(
  readdirSync('src/matrices')
    .filter((file) => /^[a-z]\w*\.ts$/.test(file) && file !== 'index.ts')
    .map((file) => [`matrices/${file.slice(0, -3)}`, `src/matrices/${file}`]),
)

export default defineConfig({
  entry: { ...published, ...apart },
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: { entry: published, compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  clean: true,
  treeshake: true,
})
