import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { StoryBackendAddress } from '../stories/backend/openStoryBackend.js'

declare module 'vitest' {
  interface ProvidedContext {
    storyBackend: StoryBackendAddress
  }
}

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts the embedded backend with the demo for the stories that read Postgres, and ends it after them; where the
 * environment names a running one, as `npm start` does for Storybook, that one serves.
 */
export default async function startStoryBackend(project: TestProject) {
  const running = runningBackend()
  if (running) {
    project.provide('storyBackend', running)
    return
  }
  const backend = spawn(
    process.execPath,
    [...['--import', 'tsx', '--conditions=dia-source', '.storybook/storyBackend.ts']],
    { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  project.provide('storyBackend', JSON.parse(await firstLine(backend)) as StoryBackendAddress)
  return async () => {
    backend.kill('SIGTERM')
    if (backend.exitCode === null) await once(backend, 'exit')
  }
}

function runningBackend(): StoryBackendAddress | undefined {
  const {
    STORYBOOK_DIA_URL: url,
    STORYBOOK_DIA_ANON_KEY: anonKey,
    STORYBOOK_DIA_ADMIN_EMAIL: email,
    STORYBOOK_DIA_ADMIN_PASSWORD: password,
  } = process.env
  return url && anonKey && email && password ? { url, anonKey, email, password } : undefined
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The story backend has no output.')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => []),
  ])
  if (typeof line !== 'string') throw new Error('The story backend ended before it was ready; see above.')
  return line
}
