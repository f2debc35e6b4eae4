// Mutation testing of the arithmetic: `npm run test:mutation`, or `-- --mutate <files>` for some of it.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: '.ci/vitest.mutation.config.ts' },
  mutate: [
    'packages/core/src/{mirroring,attribution}/*.ts',
    'packages/core/src/treasury/{allocate,splitRevenue}.ts',
    'packages/core/src/coliseum/{periodOf,periodStanding}.ts',
    '!packages/core/src/**/{index,randomHistory,*.test}.ts',
  ],
  // A message may say it otherwise; the codes are tested.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { reportTests: false, skipFull: true },
  jsonReporter: { fileName: 'reports/mutation.json' },
  concurrency: 1,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  thresholds: { high: 95, low: 90, break: 85 },
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['storybook-static', '**/dist', 'docs', 'reports'],
  allowConsoleColors: false,
}
