import { DiaError } from '@dia/core/errors'
import type { ComponentType } from 'react'

/** How far the code of a part is: neither while it is on the way. */
interface PartState<Props> {
  readonly Component: ComponentType<Props> | null
  readonly error: DiaError | null
}

/** The code of a part of the page, which is fetched when it is first shown, or before. */
export interface PartCode<Props> {
  read(): PartState<Props>
  /** Tells when `read` answers something else, and begins to fetch. */
  subscribe(tell: () => void): () => void
  /** Fetches it once; after a failure again. Never rejects: `read` says what failed. */
  fetch(): Promise<void>
}

export function partCode<Props>(load: () => Promise<ComponentType<Props>>): PartCode<Props> {
  const listeners = new Set<() => void>()
  let state: PartState<Props> = { Component: null, error: null }
  let running: Promise<void> | null = null
  const set = (next: PartState<Props>) => {
    state = next
    for (const tell of listeners) tell()
  }
  const fetch = () => {
    if (state.error !== null) set({ Component: null, error: null })
    running ??= load().then(
      (Component) => set({ Component, error: null }),
      (cause: unknown) => {
        running = null
        const error = new DiaError(
          'PART_NOT_FETCHED',
          'This part of the page could not be fetched.',
          'Try again; where the site was updated meanwhile, load the page anew.',
          { cause },
        )
        set({ Component: null, error })
      },
    )
    return running
  }
  return {
    read: () => state,
    subscribe(tell) {
      listeners.add(tell)
      void fetch()
      return () => listeners.delete(tell)
    },
    fetch,
  }
}
