const BUDGET_MS = 10

/** Runs a generator to its end, giving the page a turn after every few milliseconds; aborted, it never settles. */
export function runInSlices<T>(steps: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const channel = new MessageChannel()
    const end = () => {
      channel.port1.onmessage = null
      channel.port1.close()
    }
    const slice = () => {
      if (signal?.aborted) return end()
      const started = performance.now()
      try {
        do {
          const { done, value } = steps.next()
          if (done) {
            end()
            return resolve(value)
          }
        } while (performance.now() - started < BUDGET_MS)
        channel.port2.postMessage(null)
      } catch (error) {
        end()
        reject(error)
      }
    }
    channel.port1.onmessage = slice
    channel.port2.postMessage(null)
  })
}
