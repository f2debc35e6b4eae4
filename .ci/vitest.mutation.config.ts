import { defineConfig } from 'vitest/config'

const conditions = ['dia-source', 'module', 'node', 'import', 'default']

/** The unit tests of the core: what mutants of its arithmetic are held against. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/core/src/{mirroring,attribution,influence,replay,treasury,coliseum}/*.test.ts',
      'packages/core/tests/formulas.test.ts',
    ],
    // Hostile inputs only ask for a value or a DiaError, which nearly every mutant gives.
    exclude: ['**/*.int.test.ts', '**/hostileInput.test.ts', '**/node_modules/**'],
    // Thousands of mutants: each must not wait for the deep tier's 100,000 runs.
    env: { DIA_PROPERTY_RUNS: '100', DIA_DEEP: '' },
  },
})
