import type { DiaError } from '@dia/core/errors'
import { aborted, toDiaError } from './toDiaError.js'

/** A request that supabase-js has built and not sent. */
export interface BuiltRequest {
  abortSignal(signal: AbortSignal): PromiseLike<{
    readonly data: unknown
    readonly error: unknown
    readonly status: number
    readonly count?: number | null
  }>
}

export interface RequestAnswer {
  readonly data: unknown
  readonly count: number | null
}

type Fetch = (...given: Parameters<typeof fetch>) => Promise<Response>

/** Sends it once: retrying is the readers' business. Throws DiaError. */
export async function sendRequest(request: BuiltRequest, signal: AbortSignal): Promise<RequestAnswer> {
  // Newer versions of supabase-js retry by themselves, all at the same moments.
  if ('retry' in request && typeof request.retry === 'function') request.retry(false)
  const retryAfter = watchRetryAfter(request)
  const { data, error, status, count = null } = await request.abortSignal(signal)
  // Whatever the reason given, and however supabase-js writes it down.
  if (error !== null && signal.aborted) throw endOf(signal)
  if (error !== null) throw toDiaError(error, status, { retryAfterSeconds: retryAfter() })
  return { data, count }
}

/** Why a signal ended a request: its time was up, or nobody waits any more. */
function endOf({ reason }: AbortSignal): DiaError {
  const isLate = typeof reason === 'object' && reason !== null && reason.name === 'TimeoutError'
  return isLate
    ? toDiaError({ name: 'TimeoutError', message: 'No answer in the time given' })
    : aborted(reason)
}

/** supabase-js answers no headers, so the request's own fetch is looked through; without one nothing is known. */
function watchRetryAfter(request: object): () => number | null {
  const send: unknown = Reflect.get(request, 'fetch')
  if (typeof send !== 'function') return () => null
  let header: string | null = null
  const watching: Fetch = async (...given) => {
    const response = await (send as Fetch)(...given)
    header = response.headers.get('retry-after')
    return response
  }
  Reflect.set(request, 'fetch', watching)
  return () => secondsOf(header)
}

/** Seconds, or a date. */
function secondsOf(header: string | null): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  const until = Date.parse(header)
  return Number.isNaN(until) ? null : Math.max(0, (until - Date.now()) / 1000)
}
