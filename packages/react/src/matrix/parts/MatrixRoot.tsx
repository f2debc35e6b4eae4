import type { ChangesSource } from '@dia/core/changes'
import type { MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import { type ComponentType, type ReactNode, useCallback, useMemo, useState } from 'react'
import { useChanges } from '../../changes/useChanges.js'
import { useDiaSettings, useMessages } from '../../provider/index.js'
import { useSurfaceProps } from '../../theme/index.js'
import { enabledActions, viewActions } from '../actions/offeredActions.js'
import type { MatrixCellProps } from '../cells/index.js'
import { type MatrixRowsOptions, useMatrixRows } from '../reading/index.js'
import { useMatrixSelection } from '../selection/index.js'
import { type MatrixStateOptions, useMatrixState } from '../state/index.js'
import { MatrixActionDialog } from './MatrixActionDialog.js'
import {
  type AnyRow,
  type MatrixActions,
  type MatrixContextValue,
  type MatrixNavigation,
  MatrixPartsContext,
  type MatrixPartsValue,
  type StartedAction,
} from './MatrixContext.js'
import { MatrixGridProvider } from './MatrixGridProvider.js'
import { type RowActions, RowActionsContext } from './RowActionsContext.js'

export interface MatrixRootProps<Row extends object> extends MatrixStateOptions, MatrixRowsOptions {
  /** Keep it outside the component: another object means another matrix, which is read anew. */
  readonly matrix: MatrixDefinition<Row>
  readonly source: MatrixSource
  /** Makes rows open in place; called when a row is opened. */
  readonly renderDetail?: ((row: Row) => ReactNode) | undefined
  /** Draws single columns another way, by column name. */
  readonly cells?: { readonly [Name in keyof Row & string]?: ComponentType<MatrixCellProps<Row>> }
  /** What admins may do to rows. Without it a matrix only shows. */
  readonly actions?: MatrixActions | undefined
  /** Goes from a row to rows of another matrix. Without it rows lead nowhere. */
  readonly onNavigate?: ((to: MatrixNavigation) => void) | undefined
  /** Tells when rows may be old: they are read again then, and keep their place. */
  readonly changes?: ChangesSource | undefined
  /** Rows can be selected, also where no action for many is enabled; for a bulk bar of the host's own. */
  readonly selectable?: boolean
  readonly children?: ReactNode
}

const NO_CELLS: MatrixContextValue['cells'] = {}
const NONE: readonly string[] = []

/** State, reading and behaviour of one matrix, for the parts inside. */
export function MatrixRoot<Row extends object>(props: MatrixRootProps<Row>) {
  const { children, ...options } = props
  // The parts read rows by column name only, so one shape serves them all.
  const { matrix, source, renderDetail, cells, actions, onNavigate } =
    options as unknown as MatrixRootProps<AnyRow>
  const controls = useMatrixState(matrix, options)
  const reading = useMatrixRows(matrix, source, controls.state, options)
  useChanges(options.changes, matrix.relation, reading.retry)
  const settings = useDiaSettings()
  const density = controls.state.density ?? settings.density
  const surface = useSurfaceProps('dia-matrix')
  const messages = useMessages().matrix
  const [started, setStarted] = useState<StartedAction | null>(null)

  const hasDetail = renderDetail !== undefined
  const enabled = actions?.enabled ?? NONE
  const writes = useMemo(() => enabledActions(matrix, enabled), [matrix, enabled])
  const views = useMemo(
    () => viewActions(matrix, { hasDetail, canNavigate: onNavigate !== undefined }),
    [matrix, hasDetail, onNavigate],
  )
  const isSelectable = options.selectable ?? writes.some(({ scope }) => scope !== 'row')
  const keyOf = useCallback((row: AnyRow) => String(row[matrix.key]), [matrix])
  const { view, refreshedAt, isOfOtherRequest } = reading
  const selection = useMatrixSelection(controls.state, { view, refreshedAt, isOfOtherRequest, keyOf })
  const rowActions = useMemo<RowActions>(
    () => ({
      matrixName: matrix.name,
      areHeld: isOfOtherRequest,
      views,
      writes,
      onNavigate: (to) => onNavigate?.(to),
      onOpenRow: controls.toggleRow,
      onStart: setStarted,
    }),
    [matrix, isOfOtherRequest, views, writes, onNavigate, controls.toggleRow],
  )
  const context: MatrixPartsValue = {
    matrix,
    source,
    controls,
    reading,
    selection: isSelectable ? selection : null,
    actions,
    onNavigate,
    renderDetail,
    cells: (cells as MatrixContextValue['cells'] | undefined) ?? NO_CELLS,
    startAction: setStarted,
  }
  return (
    <MatrixPartsContext.Provider value={context}>
      <RowActionsContext.Provider value={rowActions}>
        <MatrixGridProvider
          label={messages.label(matrix.title, { matrix: matrix.name })}
          hasDetail={hasDetail}
          hasRowActions={views.length > 0 || writes.some(({ scope }) => scope !== 'bulk')}
          selection={isSelectable ? selection : undefined}
          density={density}
        >
          <div {...surface} data-dia-density={density}>
            {children}
            <MatrixActionDialog started={started} onClose={() => setStarted(null)} />
          </div>
        </MatrixGridProvider>
      </RowActionsContext.Provider>
    </MatrixPartsContext.Provider>
  )
}
