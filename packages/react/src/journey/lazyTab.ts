import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export type LazyTab<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Fetches the tab's code before it is shown; a fetch that fails is tried again when it is. */
  prefetch(): void
}

/** A tab whose code is fetched when it is first shown, or when the pointer or the focus comes near. */
export function lazyTab<Props>(load: () => Promise<ComponentType<Props>>): LazyTab<Props> {
  let running: Promise<ComponentType<Props>> | null = null
  const fetch = () => {
    running ??= load().catch((error: unknown) => {
      running = null
      throw error
    })
    return running
  }
  const Tab = lazy(() => fetch().then((component) => ({ default: component })))
  return Object.assign(Tab, { prefetch: () => void fetch().catch(() => undefined) })
}
