import { DiaError } from '@dia/core/errors'
import type { ComponentType } from 'react'

/** The code of a part of the page, which is fetched when it is first shown, or before. */
export interface PartCode<Props> {
  /** Null until it has been fetched. */
  loaded(): ComponentType<Props> | null
  /** Fetches it once; after a failure, which is a DiaError, again. */
  fetch(): Promise<void>
}

export function partCode<Props>(load: () => Promise<ComponentType<Props>>): PartCode<Props> {
  let loaded: ComponentType<Props> | null = null
  let running: Promise<void> | null = null
  return {
    loaded: () => loaded,
    fetch() {
      running ??= load().then(
        (component) => {
          loaded = component
        },
        (cause: unknown) => {
          running = null
          throw new DiaError(
            'PART_NOT_FETCHED',
            'This part of the page could not be fetched.',
            'Try again; where the site was updated meanwhile, load the page anew.',
            { cause },
          )
        },
      )
      return running
    },
  }
}
