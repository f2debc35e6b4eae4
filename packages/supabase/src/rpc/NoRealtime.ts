/** supabase-js wants a WebSocket on Node 20, though the worker never opens one: this one is closed from the start. */
export class NoRealtime extends EventTarget {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readonly readyState = this.CLOSED
  readonly protocol = ''
  readonly url: string
  onopen = null
  onmessage = null
  onclose = null
  onerror = null

  constructor(url: string | URL) {
    super()
    this.url = String(url)
  }

  send(): void {}
  close(): void {}
}
