import { defineConfig } from 'vitest/config'

const resolve = { conditions: ['dia-source', 'module', 'import', 'default'] }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr: { resolve: { conditions: ['dia-source', 'module', 'node', 'import', 'default'] } },
        test: {
          name: 'unit',
          include: ['packages/*/{src,tests}/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          environment: 'node',
        },
      },
      {
        resolve,
        ssr: { resolve: { conditions: ['dia-source', 'module', 'node', 'import', 'default'] } },
        test: {
          name: 'integration',
          include: ['packages/*/{src,tests}/**/*.int.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
