/** Stands where a WebSocket would: the embedded backend has no Realtime, so every connection is refused. */
export class ClosedWebSocket extends EventTarget {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readonly readyState = 3
  readonly url: string
  readonly protocol = ''
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  onerror: ((event: Event) => void) | null = null

  constructor(url: string | URL) {
    super()
    this.url = String(url)
    queueMicrotask(() => this.onerror?.(new Event('error')))
  }

  close(): void {}

  send(): void {}
}
