/** Arrows point to core; core is pure. */
const testFile = String.raw`\.(test|int\.test)\.tsx?$|/tests/|/testing/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-is-pure',
      comment: 'Core imports nothing but zod, and that only for its tables',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: testFile },
      to: { pathNot: ['^packages/core/src', '/zod(@|/)', '/zod/'] },
    },
    {
      name: 'zod-only-in-tables',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: ['^packages/core/src/tables', testFile] },
      to: { path: '/zod/' },
    },
    {
      name: 'tables-stay-aside',
      comment: 'Importing a DNA function must not load zod',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: ['^packages/core/src/tables', testFile] },
      to: { path: '^packages/core/src/tables' },
    },
    {
      name: 'react-asks-ports',
      comment: '@dia/react knows core alone, never a Supabase client',
      severity: 'error',
      from: { path: '^packages/react/src' },
      to: { path: ['^packages/(supabase|backend|demo)', '/@supabase/'] },
    },
    {
      name: 'reading-knows-no-page',
      comment: 'What the grid, the charts and the pages wait and fail with needs none of them',
      severity: 'error',
      from: { path: '^packages/react/src/reading' },
      to: { path: '^packages/react/src/', pathNot: '^packages/react/src/(reading|provider|messages|theme)/' },
    },
    {
      name: 'supabase-knows-core-alone',
      severity: 'error',
      from: { path: '^packages/supabase/src', pathNot: testFile },
      to: { path: '^packages/(react|backend|demo)' },
    },
    {
      name: 'published-never-needs-private',
      severity: 'error',
      from: { path: '^packages/(core|supabase|react)/src', pathNot: testFile },
      to: { path: '^(packages/(backend|demo)|bench|stories|examples)' },
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: '/dist/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache|storybook-static)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dia-source', 'import', 'types', 'default', 'node'],
    },
  },
}
