// `npm start`: the embedded backend with demo data, and Storybook on it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

const port = Number(process.env.PORT ?? 6006)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  stop(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`)
}
if (!(await isFree(port))) {
  stop(`Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`)
}

const children = []
let ending = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0))

const backend = run(
  [
    '--import',
    'tsx',
    '--conditions=dia-source',
    'packages/backend/src/cli.ts',
    '--seed',
    'demo',
    '--port',
    '0',
    '--json',
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const [line] = await Promise.race([
  once(createInterface(backend.stdout), 'line'),
  once(backend, 'exit').then(() => []),
])
// The backend has said on stderr why it did not start.
if (line === undefined) process.exit(1)
const { url, anonKey, demoAdmin } = JSON.parse(line)
console.log(`Backend   ${url}`)

run(
  [
    'node_modules/storybook/dist/bin/dispatcher.js',
    'dev',
    '--port',
    String(port),
    '--exact-port',
    '--disable-telemetry',
    '--no-version-updates',
    '--quiet',
    ...(process.env.CI ? ['--ci'] : []),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      STORYBOOK_DIA_URL: url,
      STORYBOOK_DIA_ANON_KEY: anonKey,
      STORYBOOK_DIA_ADMIN_EMAIL: demoAdmin.email,
      STORYBOOK_DIA_ADMIN_PASSWORD: demoAdmin.password,
    },
  },
)
console.log(`Storybook http://localhost:${port}/?path=/story/users-from-postgres--default`)

function run(args, options) {
  const child = spawn(process.execPath, args, options)
  children.push(child)
  child.on('exit', (code) => end(code ?? 1))
  return child
}

function end(code) {
  if (ending) return
  ending = true
  process.exitCode = code
  for (const child of children) child.kill('SIGTERM')
}

async function isFree(wanted) {
  const probe = createServer()
  const free = await new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(wanted, '127.0.0.1', () => resolve(true))
  })
  probe.close()
  return free
}

function stop(why) {
  console.error(why)
  process.exit(1)
}
