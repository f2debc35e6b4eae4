import type { MatrixViewAction, MatrixWriteAction } from '@dia/core/matrices'
import { createContext, useContext } from 'react'
import type { MatrixNavigation, StartedAction } from './MatrixContext.js'

/** What rows need to offer their actions; stays the same while the matrix is scrolled. */
export interface RowActions {
  readonly matrixName: string
  /** The rows answer another request: nothing is done to them. */
  readonly areHeld: boolean
  readonly views: readonly MatrixViewAction[]
  readonly writes: readonly MatrixWriteAction[]
  onNavigate(to: MatrixNavigation): void
  onOpenRow(key: string): void
  onStart(start: StartedAction): void
}

export const RowActionsContext = createContext<RowActions | null>(null)

export function useRowActions(): RowActions | null {
  return useContext(RowActionsContext)
}
