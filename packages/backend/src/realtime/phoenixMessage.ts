/** A message of the protocol that Supabase Realtime speaks: objects in its version 1, arrays in version 2. */
export interface PhoenixMessage {
  readonly joinRef: string | null
  readonly ref: string | null
  readonly topic: string
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Null for what is no message. */
export function readPhoenixMessage(text: string): PhoenixMessage | null {
  const parsed = jsonOf(text)
  const parts: readonly unknown[] = Array.isArray(parsed)
    ? parsed
    : ['join_ref', 'ref', 'topic', 'event', 'payload'].map((name) => Object(parsed)[name])
  const [joinRef, ref, topic, event, payload] = parts
  if (typeof topic !== 'string' || typeof event !== 'string') return null
  return { joinRef: textOrNull(joinRef), ref: textOrNull(ref), topic, event, payload: Object(payload) }
}

export function writePhoenixMessage(
  { joinRef, ref, topic, event, payload }: PhoenixMessage,
  version: 1 | 2,
): string {
  return JSON.stringify(
    version === 2 ? [joinRef, ref, topic, event, payload] : { join_ref: joinRef, ref, topic, event, payload },
  )
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
