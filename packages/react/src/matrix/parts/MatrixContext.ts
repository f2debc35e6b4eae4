import type { MatrixDefinition } from '@dia/core/matrices'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { MatrixCellProps } from '../cells/index.js'
import type { MatrixGrid } from '../grid/index.js'
import type { MatrixRows } from '../reading/index.js'
import type { MatrixStateControls } from '../state/index.js'

/** A row whose shape the parts need not know. */
export type AnyRow = Readonly<Record<string, unknown>>

export interface MatrixContextValue {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly controls: MatrixStateControls
  readonly reading: MatrixRows<AnyRow>
  readonly grid: MatrixGrid<AnyRow>
  readonly cells: Readonly<Record<string, ComponentType<MatrixCellProps>>>
  readonly renderDetail: ((row: AnyRow) => ReactNode) | undefined
}

export const MatrixContext = createContext<MatrixContextValue | null>(null)

/** What the parts of one matrix share; only inside `DIAMatrix.Root`. */
export function useMatrixContext(): MatrixContextValue {
  const context = useContext(MatrixContext)
  if (context === null) throw new Error('A part of DIAMatrix was used outside DIAMatrix.Root.')
  return context
}
