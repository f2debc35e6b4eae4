import { createServer } from 'node:http'
import { DiaError } from '@dia/core/errors'
import type { WorkerHealth, WorkerMetrics } from '../../worker/index.js'

export interface ServedWorker {
  readonly port: number
  readonly report: (health: WorkerHealth) => void
  close(): Promise<void>
}

/** A round ends every few seconds; a worker that has not ended one for so long hangs. */
const STALE_MS = 120_000

/** Serves `/healthz` (200, or 503 with the reason) and `/metrics`. Throws DiaError `PORT_TAKEN`. */
export async function serveWorker(options: {
  readonly port: number
  readonly host: string
  readonly name: string
  readonly metrics: WorkerMetrics
}): Promise<ServedWorker> {
  let health: WorkerHealth = { state: 'idle', lastRoundAt: Date.now(), error: null }
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain', 'GET only\n')
    const path = request.url?.split('?')[0]
    if (path === '/metrics')
      return answer(200, 'text/plain; version=0.0.4; charset=utf-8', options.metrics.render())
    if (path !== '/healthz') return answer(404, 'text/plain', '/healthz or /metrics\n')
    const stale = Date.now() - health.lastRoundAt > STALE_MS
    const fit = !stale && (health.state === 'working' || health.state === 'idle')
    const body = { worker: options.name, ...health, state: stale ? 'hanging' : health.state }
    return answer(fit ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new DiaError(
          'PORT_TAKEN',
          `Port ${options.port} cannot be served.`,
          'Choose another --port or --host.',
          { cause },
        ),
      ),
    )
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    report: (next) => {
      health = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
