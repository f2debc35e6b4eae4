import { hostname } from 'node:os'
import { createWorkerMetrics, jsonWorkerLog, runPassportWorker } from '../../worker/index.js'
import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'
import { sampleStatus } from './sampleStatus.js'
import { serveWorker } from './serveWorker.js'

export interface RunCommand extends ConnectionOptions {
  readonly once?: boolean
  readonly batchSize?: number
  readonly leaseSeconds?: number
  readonly port?: number
  readonly host?: string
  readonly name?: string
}

/** Works the Passport until SIGTERM or SIGINT; a second one ends the process at once. Answers the exit code. */
export async function runWorker(options: RunCommand): Promise<number> {
  const { once = false, batchSize, leaseSeconds, port, host = '127.0.0.1' } = options
  const name = (options.name ?? `${hostname()}-${process.pid}`).slice(0, 200)
  const log = jsonWorkerLog((line) => process.stdout.write(line), name)
  const metrics = createWorkerMetrics()
  const stop = new AbortController()
  const onSignal = (signal: NodeJS.Signals) => {
    // Its leases run out by themselves.
    if (stop.signal.aborted) process.exit(EXIT.unfit)
    log('info', 'stopping', { signal })
    stop.abort()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)

  const { call, listen, close } = await openConnection(options)
  const server = port === undefined ? null : await serveWorker({ port, host, metrics, name })
  const sampling = server === null ? null : sampleStatus(call, metrics)
  if (server !== null) log('info', 'serving', { port: server.port })
  try {
    await runPassportWorker({
      call,
      name,
      once,
      signal: stop.signal,
      log,
      metrics,
      ...(listen && !once && { listen }),
      ...(batchSize !== undefined && { batchSize }),
      ...(leaseSeconds !== undefined && { leaseSeconds }),
      ...(server && { onHealth: server.report }),
    })
    return EXIT.ok
  } finally {
    sampling?.stop()
    await server?.close()
    await close()
    process.off('SIGTERM', onSignal)
    process.off('SIGINT', onSignal)
  }
}
