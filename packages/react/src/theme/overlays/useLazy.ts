import { useCallback, useRef, useState } from 'react'

/** Code that is fetched when it is first needed; a failed fetch is tried again the next time. */
export function useLazy<Loaded>(load: () => Promise<Loaded>): {
  readonly loaded: Loaded | null
  fetch(): void
} {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const fetch = useCallback(() => {
    running.current ??= load().then(
      (module) => setLoaded(() => module),
      () => {
        running.current = null
      },
    )
  }, [load])
  return { loaded, fetch }
}
