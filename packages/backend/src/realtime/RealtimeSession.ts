import { type PhoenixMessage, readPhoenixMessage, writePhoenixMessage } from './phoenixMessage.js'
import type { TableChange } from './watchTables.js'

export interface SessionPorts {
  readonly send: (text: string) => void
  readonly onClose: () => void
  /** Why a table cannot be watched with this token; null where it is. */
  readonly watch: (table: string, token: string) => Promise<string | null>
}

interface Binding {
  readonly id: number
  readonly event: string
  readonly schema: string
  readonly table: string
}

interface Topic {
  readonly joinRef: string | null
  readonly bindings: readonly Binding[]
  /** Whether somebody who may watch them has shown a token; until then nothing is told. */
  readonly isTrusted: boolean
}

/** One client's connection: the topics it joined, and the tables each of them watches. */
export class RealtimeSession {
  readonly #ports: SessionPorts
  readonly #topics = new Map<string, Topic>()
  #version: 1 | 2 = 2
  #bindings = 0
  #isOpen = true

  constructor(ports: SessionPorts) {
    this.#ports = ports
  }

  receive(text: string): void {
    const message = readPhoenixMessage(text)
    if (message === null) return
    this.#version = text.trimStart().startsWith('[') ? 2 : 1
    const { topic, event } = message
    if (event === 'phx_join') void this.#join(message)
    else if (event === 'phx_leave') {
      this.#topics.delete(topic)
      this.#reply(message, 'ok', {})
      this.#send({ ...message, ref: message.joinRef, event: 'phx_close', payload: {} })
    } else if (event === 'heartbeat') this.#reply(message, 'ok', {})
    else if (event === 'access_token') void this.#renew(message)
  }

  tell({ table, type }: TableChange): void {
    for (const [topic, { joinRef, bindings, isTrusted }] of this.#topics) {
      if (!isTrusted) continue
      const ids = bindings.filter((binding) => binding.table === table && [type, '*'].includes(binding.event))
      if (ids.length === 0) continue
      const data = {
        schema: 'public',
        table,
        type,
        commit_timestamp: new Date().toISOString(),
        columns: [],
        record: {},
        old_record: {},
        errors: null,
      }
      const payload = { ids: ids.map(({ id }) => id), data }
      this.#send({ joinRef, ref: null, topic, event: 'postgres_changes', payload })
    }
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#topics.clear()
    this.#ports.onClose()
  }

  async #join(message: PhoenixMessage): Promise<void> {
    const { topic, joinRef, payload } = message
    const wanted: unknown = Object(payload.config).postgres_changes
    // A client that fetches its token joins before it has one, and sends it once it has joined.
    const isTrusted = typeof payload.access_token === 'string'
    const bindings: Binding[] = []
    for (const one of Array.isArray(wanted) ? wanted : []) {
      const { event = '*', schema, table, filter } = Object(one)
      const why =
        schema !== 'public' || typeof table !== 'string' || filter !== undefined
          ? 'Here only whole tables of the schema public are watched.'
          : isTrusted
            ? await this.#watch(table, payload.access_token)
            : null
      if (why !== null) return this.#reply(message, 'error', { reason: why })
      this.#bindings += 1
      bindings.push({ id: this.#bindings, event: String(event), schema, table })
    }
    this.#topics.set(topic, { joinRef, bindings, isTrusted })
    this.#reply(message, 'ok', { postgres_changes: bindings })
    this.#send({
      joinRef,
      ref: null,
      topic,
      event: 'system',
      payload: {
        extension: 'postgres_changes',
        status: 'ok',
        message: 'Subscribed to PostgreSQL',
        channel: topic,
      },
    })
  }

  /** A new token may be of somebody who may not watch any more. */
  async #renew({ topic, payload }: PhoenixMessage): Promise<void> {
    const joined = this.#topics.get(topic)
    if (joined === undefined) return
    const { joinRef, bindings } = joined
    for (const { table } of bindings) {
      if ((await this.#watch(table, payload.access_token)) === null) continue
      this.#topics.delete(topic)
      this.#send({ joinRef, ref: null, topic, event: 'phx_error', payload: {} })
      return
    }
    if (this.#topics.get(topic) === joined) this.#topics.set(topic, { ...joined, isTrusted: true })
  }

  #watch(table: string, token: unknown): Promise<string | null> {
    return this.#ports
      .watch(table, typeof token === 'string' ? token : '')
      .catch(() => 'The table could not be watched.')
  }

  #reply({ joinRef, ref, topic }: PhoenixMessage, status: 'ok' | 'error', response: object): void {
    this.#send({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  }

  #send(message: PhoenixMessage): void {
    if (this.#isOpen) this.#ports.send(writePhoenixMessage(message, this.#version))
  }
}
