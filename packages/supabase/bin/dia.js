#!/usr/bin/env node
// In the repository the CLI runs from its source; what is published has `dist/cli/index.js` as its bin.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src/cli/index.ts', import.meta.url))
const loader = ['--conditions=dia-source', '--import', import.meta.resolve('tsx')]
const child = spawn(process.execPath, [...loader, source, ...process.argv.slice(2)], { stdio: 'inherit' })
// Whoever stops this process means that one.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
child.on('close', (code) => process.exit(code ?? 1))
