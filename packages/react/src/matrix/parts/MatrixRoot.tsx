import type { MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import type { ComponentType, ReactNode } from 'react'
import { useMessages } from '../../provider/index.js'
import { Surface } from '../../theme/index.js'
import type { MatrixCellProps } from '../cells/index.js'
import { useMatrixGrid } from '../grid/index.js'
import { type MatrixRowsOptions, useMatrixRows } from '../reading/index.js'
import { type MatrixStateOptions, useMatrixState } from '../state/index.js'
import { type AnyRow, MatrixContext, type MatrixContextValue } from './MatrixContext.js'

export interface MatrixRootProps<Row extends object> extends MatrixStateOptions, MatrixRowsOptions {
  /** Keep it outside the component: another object means another matrix, which is read anew. */
  readonly matrix: MatrixDefinition<Row>
  readonly source: MatrixSource
  /** Makes rows open in place; called when a row is opened. */
  readonly renderDetail?: (row: Row) => ReactNode
  /** Draws single columns another way, by column name. */
  readonly cells?: { readonly [Name in keyof Row & string]?: ComponentType<MatrixCellProps<Row>> }
  readonly children?: ReactNode
}

const NO_CELLS: MatrixContextValue['cells'] = {}

/** State, reading and behaviour of one matrix, for the parts inside. */
export function MatrixRoot<Row extends object>(props: MatrixRootProps<Row>) {
  const { children, ...options } = props
  // The parts read rows by column name only, so one shape serves them all.
  const { matrix, source, renderDetail, cells } = options as unknown as MatrixRootProps<AnyRow>
  const controls = useMatrixState(matrix, options)
  const reading = useMatrixRows(matrix, source, controls.state, options)
  const messages = useMessages().matrix
  const grid = useMatrixGrid(matrix, reading, controls, {
    label: messages.label(matrix.title, { matrix: matrix.name }),
    hasDetail: renderDetail !== undefined,
  })
  const context: MatrixContextValue = {
    matrix,
    controls,
    reading,
    grid,
    renderDetail,
    cells: (cells as MatrixContextValue['cells'] | undefined) ?? NO_CELLS,
  }
  return (
    <MatrixContext.Provider value={context}>
      <Surface className="dia-matrix">{children}</Surface>
    </MatrixContext.Provider>
  )
}
