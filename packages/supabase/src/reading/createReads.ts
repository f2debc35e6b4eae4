import { aborted } from '../errors/toDiaError.js'
import { type RetryOptions, retryRead } from './retryRead.js'

/** Reads that many may wait for at once. */
export interface Reads {
  /** Reads once for all who ask for the same `key` meanwhile; stops when the last of them went away. Throws DiaError. */
  read<Value>(
    key: string,
    read: (signal: AbortSignal) => Promise<Value>,
    signal?: AbortSignal | undefined,
  ): Promise<Value>
  /** Lets nobody new join what is under way: somebody else may be signed in. */
  forget(): void
}

interface Flight {
  readonly answer: Promise<unknown>
  readonly controller: AbortController
  waiting: number
}

export function createReads(options: RetryOptions = {}): Reads {
  const flights = new Map<string, Flight>()

  function land(key: string, flight: Flight): void {
    if (flights.get(key) === flight) flights.delete(key)
  }

  function start(key: string, read: (signal: AbortSignal) => Promise<unknown>): Flight {
    const controller = new AbortController()
    const flight: Flight = { answer: retryRead(read, controller.signal, options), controller, waiting: 0 }
    flights.set(key, flight)
    const done = () => land(key, flight)
    flight.answer.then(done, done)
    return flight
  }

  return {
    async read<Value>(
      key: string,
      read: (signal: AbortSignal) => Promise<Value>,
      signal?: AbortSignal,
    ): Promise<Value> {
      if (signal?.aborted) throw aborted()
      const flight = flights.get(key) ?? start(key, read)
      flight.waiting += 1
      let leave = () => {}
      const left = new Promise<never>((_, reject) => {
        leave = () => reject(aborted())
        signal?.addEventListener('abort', leave)
      })
      try {
        return (await Promise.race([flight.answer, left])) as Value
      } finally {
        signal?.removeEventListener('abort', leave)
        flight.waiting -= 1
        if (flight.waiting === 0) {
          land(key, flight)
          flight.controller.abort()
        }
      }
    },
    forget: () => flights.clear(),
  }
}
