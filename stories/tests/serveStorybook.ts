import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Serves the built Storybook as any static host would. Throws where it was not built. */
export async function serveStorybook(): Promise<{ url: string; close(): Promise<void> }> {
  if (!existsSync(`${ROOT}storybook-static/iframe.html`)) {
    throw new Error('There is no storybook-static: run "npm run build:storybook" first')
  }
  const server = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'storybook-static' },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  })
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The static server has no address')
  return { url, close: () => server.close() }
}
