import type { Realtime } from '../realtime/createRealtime.js'
import type { RealtimeSession } from '../realtime/RealtimeSession.js'

/** The WebSocket of clients in this process: it reaches the backend's Realtime by function calls. */
export function localWebSocket(realtime: () => Realtime) {
  return class LocalWebSocket extends EventTarget {
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    readonly url: string
    readonly protocol = ''
    readyState = 0
    onopen: ((event: Event) => void) | null = null
    onmessage: ((event: MessageEvent) => void) | null = null
    onclose: ((event: CloseEvent) => void) | null = null
    onerror: ((event: Event) => void) | null = null
    #session: RealtimeSession | null = null

    constructor(url: string | URL) {
      super()
      this.url = String(url)
      queueMicrotask(() => this.#open())
    }

    send(data: unknown): void {
      const session = this.#session
      queueMicrotask(() => session?.receive(String(data)))
    }

    close(): void {
      if (this.readyState === this.CLOSED) return
      this.readyState = this.CLOSED
      this.#session?.close()
      queueMicrotask(() =>
        this.onclose?.(Object.assign(new Event('close'), { code: 1000, reason: '', wasClean: true })),
      )
    }

    #open(): void {
      if (this.readyState !== this.CONNECTING) return
      this.#session = realtime().connect((text) =>
        queueMicrotask(() => {
          if (this.readyState === this.OPEN) this.onmessage?.(new MessageEvent('message', { data: text }))
        }),
      )
      this.readyState = this.OPEN
      this.onopen?.(new Event('open'))
    }
  }
}
