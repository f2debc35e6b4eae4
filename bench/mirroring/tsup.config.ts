import { defineConfig } from 'tsup'

/** One file from source, as a host bundles it; under tsx the figures are worse. */
export default defineConfig({
  entry: ['bench/mirroring/run.ts'],
  outDir: 'node_modules/.cache/dia/bench',
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  silent: true,
  esbuildOptions(options) {
    options.conditions = ['dia-source']
  },
})
