import type { ActionSource } from '@dia/core/actions'
import type { MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { MatrixCellProps } from '../cells/index.js'
import type { MatrixGrid } from '../grid/index.js'
import type { MatrixRows } from '../reading/index.js'
import type { MatrixSelectionControls } from '../selection/index.js'
import type { MatrixStateControls } from '../state/index.js'

/** A row whose shape the parts need not know. */
export type AnyRow = Readonly<Record<string, unknown>>

/** The actions a host lets its admins do, and who does them. */
export interface MatrixActions {
  readonly source: ActionSource
  /** Names of the definition's write actions; those not named are not there. */
  readonly enabled: readonly string[]
}

/** The way from a row to rows of another matrix. */
export interface MatrixNavigation {
  readonly matrix: string
  readonly filter: string
  readonly value: string
}

export interface MatrixContextValue {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly source: MatrixSource
  readonly controls: MatrixStateControls
  readonly reading: MatrixRows<AnyRow>
  readonly grid: MatrixGrid<AnyRow>
  /** Null where rows cannot be selected. */
  readonly selection: MatrixSelectionControls | null
  readonly actions: MatrixActions | undefined
  readonly onNavigate: ((to: MatrixNavigation) => void) | undefined
  readonly cells: Readonly<Record<string, ComponentType<MatrixCellProps>>>
  readonly renderDetail: ((row: AnyRow) => ReactNode) | undefined
  /** Starts an action for a row, or for what is selected. */
  readonly startAction: (start: StartedAction) => void
}

export interface StartedAction {
  readonly action: string
  /** The row's key; null is the selection. */
  readonly key: string | null
}

export const MatrixContext = createContext<MatrixContextValue | null>(null)

/** What the parts of one matrix share; only inside `DIAMatrix.Root`. */
export function useMatrixContext(): MatrixContextValue {
  const context = useContext(MatrixContext)
  if (context === null) throw new Error('A part of DIAMatrix was used outside DIAMatrix.Root.')
  return context
}
