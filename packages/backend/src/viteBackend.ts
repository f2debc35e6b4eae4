import { fileURLToPath } from 'node:url'

const EMPTY = fileURLToPath(new URL('./vite/emptyModule.ts', import.meta.url))

/** What a Vite config needs so that a page can import `@dia/backend/browser`; merge it into the page's own. */
export const viteBackend = {
  resolve: {
    alias: [
      { find: /^@supabase\/pg-delta(\/.*)?$/, replacement: EMPTY },
      { find: /^@sqlite\.org\/sqlite-wasm(\/.*)?$/, replacement: EMPTY },
    ],
  },
  optimizeDeps: {
    // PGlite finds its WebAssembly relative to its own module, which pre-bundling would move.
    exclude: ['@electric-sql/pglite'],
  },
}
