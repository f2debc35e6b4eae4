import { useSyncExternalStore } from 'react'

const TICK_MS = 15_000
const listeners = new Set<() => void>()
let now = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

function snapshot(): number {
  if (timer === undefined) now = Math.floor(Date.now() / TICK_MS) * TICK_MS
  return now
}

/** The time in ms, moving on every 15 s; null on the server and while hydrating, where no clock agrees. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, snapshot, () => null)
}
