import { defineConfig } from 'tsup'

const target = 'es2022'

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      'doctor/index': 'src/doctor/index.ts',
      'edge/index': 'src/edge/index.ts',
      'logging/index': 'src/logging/index.ts',
      'migrate/index': 'src/migrate/index.ts',
      'passport/index': 'src/passport/index.ts',
      'seal/index': 'src/seal/index.ts',
      'verify/index': 'src/verify/index.ts',
      'operations/index': 'src/operations/index.ts',
      'erasure/index': 'src/erasure/index.ts',
      'worker/index': 'src/worker/index.ts',
      refuseBrowser: 'src/refuseBrowser.ts',
    },
    format: ['esm', 'cjs'],
    target,
    shims: true,
    dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
    // Both builds run at once; each clears its own folder.
    clean: ['!cli/**'],
    treeshake: true,
  },
  {
    entry: { index: 'src/cli/index.ts' },
    outDir: 'dist/cli',
    format: ['esm'],
    target,
    clean: true,
    treeshake: true,
  },
])
