import type { DiaError } from '@dia/core/errors'
import { aborted, toDiaError } from '../errors/toDiaError.js'

export interface RetryOptions {
  /** Attempts after the first. Default 2. */
  readonly retries?: number
  /** How long one attempt may take, in ms. Default 30,000. */
  readonly timeout?: number
}

/** What another attempt may mend. */
const PASSING = ['UNREACHABLE', 'RATE_LIMITED', 'SERVER_ERROR', 'TRANSIENT_CONFLICT']
const FIRST_DELAY = 300
/** Whoever is asked to wait longer is told so instead. */
const LONGEST_WAIT = 10_000

/** Reads, and reads again after what passes by itself: later and later, at random moments. Never for writes. */
export async function retryRead<Value>(
  read: (signal: AbortSignal) => Promise<Value>,
  signal: AbortSignal,
  { retries = 2, timeout = 30_000 }: RetryOptions = {},
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await withinTime(read, signal, timeout)
    } catch (error) {
      const failure = toDiaError(error)
      const delay = delayAfter(failure, attempt)
      if (attempt >= retries || !PASSING.includes(failure.code) || delay > LONGEST_WAIT) throw failure
      await pause(delay, signal)
    }
  }
}

/** What the server asked for, and some jitter, so that not all come back at once. */
function delayAfter({ details }: DiaError, attempt: number): number {
  const asked = typeof details.retryAfterSeconds === 'number' ? details.retryAfterSeconds * 1000 : 0
  return asked + Math.random() * FIRST_DELAY * 2 ** attempt
}

async function withinTime<Value>(
  read: (signal: AbortSignal) => Promise<Value>,
  signal: AbortSignal,
  timeout: number,
): Promise<Value> {
  if (signal.aborted) throw aborted()
  const attempt = new AbortController()
  const pass = () => attempt.abort()
  signal.addEventListener('abort', pass)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    attempt.abort()
  }, timeout)
  try {
    return await read(attempt.signal)
  } catch (error) {
    if (isLate) {
      throw toDiaError({ name: 'TimeoutError', message: `No answer within ${timeout / 1000} seconds` })
    }
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', pass)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(aborted())
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, ms)
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
  })
}
