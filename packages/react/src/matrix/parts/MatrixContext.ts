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

/** What the parts of one matrix share, whatever of its rows is in view. */
export interface MatrixPartsValue {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly source: MatrixSource
  readonly controls: MatrixStateControls
  readonly reading: MatrixRows<AnyRow>
  /** Null where rows cannot be selected. */
  readonly selection: MatrixSelectionControls | null
  readonly actions: MatrixActions | undefined
  readonly onNavigate: ((to: MatrixNavigation) => void) | undefined
  readonly cells: Readonly<Record<string, ComponentType<MatrixCellProps>>>
  readonly renderDetail: ((row: AnyRow) => ReactNode) | undefined
  /** Starts an action for a row, or for what is selected. */
  readonly startAction: (start: StartedAction) => void
}

export interface MatrixContextValue extends MatrixPartsValue {
  readonly grid: MatrixGrid<AnyRow>
}

export interface StartedAction {
  readonly action: string
  /** The row's key; null is the selection. */
  readonly key: string | null
}

export const MatrixPartsContext = createContext<MatrixPartsValue | null>(null)

/** Apart from the rest, since it changes with every scroll and every step of the focus. */
export const MatrixGridContext = createContext<MatrixGrid<AnyRow> | null>(null)

/** What the parts of one matrix share, its rows in view too; only inside `DIAMatrix.Root`. */
export function useMatrixContext(): MatrixContextValue {
  return { ...useMatrixParts(), grid: present(useContext(MatrixGridContext)) }
}

/** The same without the rows in view: a part that asks for it is not drawn anew by scrolling. */
export function useMatrixParts(): MatrixPartsValue {
  return present(useContext(MatrixPartsContext))
}

function present<Value>(context: Value | null): Value {
  if (context === null) throw new Error('A part of DIAMatrix was used outside DIAMatrix.Root.')
  return context
}
