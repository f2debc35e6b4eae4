import type { Server } from 'node:http'
import { DiaError } from '@dia/core/errors'
import { createAdaptorServer } from '@hono/node-server'
import type { Realtime } from '../realtime/createRealtime.js'
import { acceptWebSockets } from './acceptWebSockets.js'
import { withLocalCors } from './withLocalCors.js'

type Handle = (request: Request) => Promise<Response>

export interface Listener {
  readonly url: string
  /** Starts to answer; until then every request gets 503. */
  serve(handle: Handle, realtime: Realtime): void
  close(): Promise<void>
}

/** Takes a port of 127.0.0.1 (0: any free one). Throws `PORT_IN_USE` or `PORT_NOT_ALLOWED`. */
export async function listen(port: number): Promise<Listener> {
  let handle: Handle = async () => new Response('The backend is starting.', { status: 503 })
  const server = createAdaptorServer({
    fetch: withLocalCors((request) => handle(request)),
    overrideGlobalObjects: false,
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  let endSockets = () => {}
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://127.0.0.1:${actual}`,
    serve(next, realtime) {
      handle = next
      endSockets = acceptWebSockets(server, realtime)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        endSockets()
      }),
  }
}

function explain(error: NodeJS.ErrnoException, port: number): DiaError {
  if (error.code === 'EADDRINUSE') {
    return new DiaError(
      'PORT_IN_USE',
      `Port ${port} of 127.0.0.1 is already in use.`,
      'Stop what listens there, or choose another port with --port N (0 takes any free one).',
      { cause: error, details: { port } },
    )
  }
  return new DiaError(
    'PORT_NOT_ALLOWED',
    `Port ${port} of 127.0.0.1 cannot be opened (${error.code ?? 'no reason given'}).`,
    'Choose another port with --port N (0 takes any free one).',
    { cause: error, details: { port } },
  )
}
