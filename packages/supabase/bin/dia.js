#!/usr/bin/env node
// In the repository the CLI runs from its source; what is published has `dist/cli/index.js` as its bin.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src/cli/index.ts', import.meta.url))
const loader = ['--conditions=dia-source', '--import', import.meta.resolve('tsx')]
const { status } = spawnSync(process.execPath, [...loader, source, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
