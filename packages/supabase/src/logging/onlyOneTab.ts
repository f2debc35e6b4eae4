const LOCK = 'dia.event-queue'

/**
 * Runs `work` in one tab at a time where the browser has locks; the others call `later` instead. Without locks two tabs
 * may send the same events, which the log knows by their ids.
 */
export async function onlyOneTab(work: () => Promise<number>, later: () => void): Promise<number> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  if (locks === undefined) return work()
  return locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) return work()
    later()
    return 0
  })
}
