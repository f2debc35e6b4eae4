import type { DnaHistory } from '@dia/core/history'
import type { AtgcBases } from '@dia/core/identity'
import { createContext, type RefObject, useContext } from 'react'
import type { DnaMovements } from '../dna/DnaMovements.js'
import type { DnaTrack } from '../dna/DnaTrack.js'
import type { HelixModel } from './helixModel.js'
import type { HelixWindow } from './helixRungs.js'

export type HelixShown = 'helix' | 'ladder' | 'table'
export type HelixRenderer = 'auto' | 'svg' | 'canvas'

/** Another user to hold a helix against. */
export interface HelixRival {
  readonly history: DnaHistory
  readonly name: string
}

/** What the parts of a helix share. */
export interface HelixContextValue {
  readonly name: string | null
  readonly track: DnaTrack
  readonly model: HelixModel
  readonly movements: DnaMovements | null
  readonly bases: AtgcBases | null
  readonly renderer: HelixRenderer
  readonly height: number
  readonly shown: HelixShown
  setShown(shown: HelixShown): void
  /** 0 rolled, 1 unrolled, between while it turns. */
  readonly roll: number
  /** Of the chart, measured at `frame`. */
  readonly width: number
  /** False before the first layout: nothing is drawn for a width that is a guess. */
  readonly isMeasured: boolean
  readonly frame: RefObject<HTMLDivElement | null>
  readonly atMs: number
  setAt(atMs: number): void
  /** Most rungs in the window; null draws every interaction. */
  readonly slots: number | null
  readonly window: HelixWindow
  readonly whole: HelixWindow
  setWindow(window: HelixWindow): void
  /** The event that is pinned. */
  readonly pinned: number | null
  setPinned(event: number | null): void
  /** The other moment of a comparison. */
  readonly keptMs: number | null
  setKept(keptMs: number | null): void
  /** The other user of a comparison. */
  readonly other: { readonly track: DnaTrack; readonly name: string } | null
  readonly onOpenEntry: ((entryId: string) => void) | undefined
}

const HelixContext = createContext<HelixContextValue | null>(null)

export const HelixContextProvider = HelixContext.Provider

/** What the helix around a part shows; throws outside of one. */
export function useHelix(): HelixContextValue {
  const context = useContext(HelixContext)
  if (context === null) throw new Error('A part of DNAHelix stands outside of DNAHelix.Root.')
  return context
}
