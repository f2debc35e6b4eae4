import { readFileSync } from 'node:fs'

/** Counts what loads first: what is fetched when it is first used stands outside, as it does in a host's bundle. */
const firstLoad = (config) => ({
  ...config,
  plugins: [
    ...(config.plugins ?? []),
    {
      name: 'first-load',
      setup(build) {
        build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
          kind === 'dynamic-import' ? { path, external: true } : undefined,
        )
      },
    },
  ],
})

const budgets = JSON.parse(readFileSync(new URL('./.size-limit.budgets.json', import.meta.url), 'utf8'))

export default budgets.map((budget) => ({ ...budget, modifyEsbuildConfig: firstLoad }))
