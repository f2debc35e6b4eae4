import { tellAll } from './tellAll.js'

/** Tells all listeners at most once in a while, however often it is called, and in a hidden tab only once it is seen. */
export function tellTogether(
  listeners: ReadonlySet<() => void>,
  pauseMs: number,
): { tell(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWaiting = false
  const page = typeof document === 'undefined' ? null : document
  const isHidden = () => page?.visibilityState === 'hidden'

  function tell(): void {
    if (timer !== undefined || isHidden()) {
      isWaiting = true
      return
    }
    isWaiting = false
    timer = setTimeout(() => {
      timer = undefined
      if (isWaiting) tell()
    }, pauseMs)
    if (typeof timer === 'object') timer.unref?.()
    tellAll(listeners)
  }
  const onSeen = () => {
    if (isWaiting) tell()
  }
  page?.addEventListener('visibilitychange', onSeen)
  return {
    tell,
    stop() {
      clearTimeout(timer)
      isWaiting = false
      page?.removeEventListener('visibilitychange', onSeen)
    },
  }
}
