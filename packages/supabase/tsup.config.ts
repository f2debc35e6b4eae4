import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'migrate/index': 'src/migrate/index.ts',
    'passport/index': 'src/passport/index.ts',
    'worker/index': 'src/worker/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  shims: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  clean: true,
  treeshake: true,
})
