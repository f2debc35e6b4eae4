import type { ActionSource, ActionTarget } from '@dia/core/actions'
import type { MatrixWriteAction } from '@dia/core/matrices'
import { useMatrixContext } from '../parts/MatrixContext.js'
import { rowName } from '../parts/rowName.js'
import type { MatrixSelection } from '../selection/index.js'
import { ActionDialog } from './ActionDialog.js'

/** An action for one row, or for what is selected. */
export default function StartedActionDialog({
  rowKey,
  ...props
}: {
  action: MatrixWriteAction
  label: string
  source: ActionSource
  /** The row's; null is the selection. */
  rowKey: string | null
  onRunning(isRunning: boolean): void
  onClose(): void
}) {
  const { matrix, source, selection, reading, grid } = useMatrixContext()
  const { view } = reading
  const chosen: MatrixSelection =
    rowKey === null && selection ? selection.selection : { kind: 'keys', keys: [rowKey ?? ''] }
  return (
    <ActionDialog
      {...props}
      matrixName={matrix.name}
      target={targetOf(chosen)}
      countMatching={(request, signal) =>
        source.countRows(matrix, request, { policy: 'exact', signal }).then(({ value }) => value)
      }
      canUndo={(name) => (matrix.actions ?? []).some((other) => other.name === name)}
      nameOf={(key) => {
        const index = view.indexOfKey(key)
        const name = index < 0 ? key : rowName(grid.columns, view.rowAt(index), key)
        return name === key ? null : name
      }}
      onDone={(failed) => {
        reading.retry()
        if (rowKey !== null || !selection) return
        // What is left to do stays selected.
        selection.clear()
        selection.setKeys(failed, true)
      }}
    />
  )
}

/** The target without the count, which the dialog confirms. */
function targetOf(selection: MatrixSelection): ActionTarget {
  return selection.kind === 'keys'
    ? { kind: 'keys', keys: selection.keys }
    : {
        kind: 'matching',
        request: selection.request,
        excluded: selection.excluded,
        confirmedCount: 0,
      }
}
