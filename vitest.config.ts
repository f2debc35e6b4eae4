import { defineConfig } from 'vitest/config'

const resolve = { conditions: ['dia-source', 'module', 'import', 'default'] }

const ssr = { resolve: { conditions: ['dia-source', 'module', 'node', 'import', 'default'] } }

export default defineConfig({
  test: {
    projects: [
      '.storybook/vitest.config.ts',
      'packages/core/vitest.browser.config.ts',
      'packages/react/vitest.compiler.config.ts',
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          include: ['packages/*/{src,tests}/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'integration',
          include: ['packages/*/{src,tests}/**/*.int.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          isolate: false,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'e2e',
          include: ['stories/tests/*.e2e.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
