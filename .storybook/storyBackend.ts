import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createBackend } from '@dia/backend'
import { reportProgress } from '../packages/backend/src/cli/reportProgress.js'

/**
 * The backend of the story tests, and beside it a way in as the database's owner, so that a test can hold what a screen
 * shows against SQL of its own. Only on 127.0.0.1, and only for who knows the secret in the address.
 */
process.env.LITE_TELEMETRY = '0'
process.env.DO_NOT_TRACK = '1'

const backend = await createBackend({ port: 0, seed: 'demo', onProgress: reportProgress })
const secret = randomUUID()
const sql = createServer(async (request, response) => {
  response.setHeader('access-control-allow-origin', '*')
  if (request.method !== 'POST' || request.url !== `/${secret}`) {
    response.writeHead(404).end()
    return
  }
  try {
    const [statement, values] = JSON.parse(await text(request)) as [string, unknown[]]
    response.end(JSON.stringify(await backend.query(statement, values)))
  } catch (error) {
    response.writeHead(422).end(error instanceof Error ? error.message : String(error))
  }
}).listen(0, '127.0.0.1')

const end = () => {
  sql.close()
  backend.close().then(() => process.exit(0))
}
process.once('SIGTERM', end)
process.once('SIGINT', end)

sql.once('listening', () => {
  const address = sql.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { url, anonKey, demoAdmin } = backend
  process.stdout.write(
    `${JSON.stringify({ url, anonKey, ...demoAdmin, sqlUrl: `http://127.0.0.1:${port}/${secret}` })}\n`,
  )
})
