import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { Realtime } from '../realtime/createRealtime.js'

/** Lets clients of other processes join the Realtime, where supabase-js looks for it; answers how to end them all. */
export function acceptWebSockets(server: Server, realtime: Realtime): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  server.on('upgrade', (request, socket, head) => {
    if (!(request.url ?? '').startsWith('/realtime/v1/websocket')) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const session = realtime.connect((text) => webSocket.send(text))
      webSocket.on('message', (data) => session.receive(String(data)))
      webSocket.on('close', () => session.close())
      // What broke the connection also closes it.
      webSocket.on('error', () => session.close())
    })
  })
  return () => {
    for (const client of sockets.clients) client.terminate()
  }
}
