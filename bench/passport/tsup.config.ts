import { defineConfig } from 'tsup'

/** The worker's code as a host runs it; under tsx every inner function costs a call of its own. */
export default defineConfig({
  entry: { passport: 'bench/passport/product.ts' },
  outDir: 'node_modules/.cache/dia/bench',
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node20',
  silent: true,
  clean: false,
  noExternal: [/.*/],
  esbuildOptions(options) {
    options.conditions = ['dia-source']
  },
})
