import { defineConfig } from 'vitest/config'

const resolve = { conditions: ['dia-source', 'module', 'import', 'default'] }

const ssr = { resolve: { conditions: ['dia-source', 'module', 'node', 'import', 'default'] } }

const demos = 'packages/supabase/tests/*Demo.int.test.ts'

/** Tests on real databases: one file after another, whose modules are loaded once. */
const onDatabases = (name: string, include: string[], exclude: string[] = []) => ({
  resolve,
  ssr,
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', ...exclude],
    environment: 'node' as const,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    isolate: false,
  },
})

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
      onDatabases('integration', ['packages/!(backend)/{src,tests}/**/*.int.test.ts'], [demos]),
      onDatabases('backend', ['packages/backend/{src,tests}/**/*.int.test.ts', demos]),
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
