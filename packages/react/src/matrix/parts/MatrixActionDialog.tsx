import type { ActionTarget } from '@dia/core/actions'
import { useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { LazyModal } from '../../theme/overlays/index.js'
import { enabledActions } from '../actions/offeredActions.js'
import type { MatrixSelection } from '../selection/index.js'
import { type StartedAction, useMatrixParts } from './MatrixContext.js'

const loadDialog = () => import('../actions/ActionDialog.js')

/** The dialog of the action that was started: confirm, try, run, take back. */
export function MatrixActionDialog({ started, onClose }: { started: StartedAction | null; onClose(): void }) {
  const { matrix, source, actions, selection, reading } = useMatrixParts()
  const { matrix: names } = useMessages()
  const [isRunning, setRunning] = useState(false)
  const action = enabledActions(matrix, actions?.enabled ?? []).find(({ name }) => name === started?.action)
  if (!started || !action || !actions) return null
  const chosen: MatrixSelection =
    started.key === null && selection ? selection.selection : { kind: 'keys', keys: [started.key ?? ''] }
  const label = names.label(action.label, { matrix: matrix.name })
  return (
    <LazyModal
      label={label}
      isOpen
      isKept={isRunning}
      onClose={onClose}
      load={loadDialog}
      content={(Dialog) => (
        <Dialog
          action={action}
          label={label}
          matrixName={matrix.name}
          source={actions.source}
          target={targetOf(chosen)}
          countMatching={(request, signal) =>
            source.countRows(matrix, request, { policy: 'exact', signal }).then(({ value }) => value)
          }
          canUndo={(name) => (matrix.actions ?? []).some((other) => other.name === name)}
          onRunning={setRunning}
          onDone={(failed) => {
            reading.retry()
            if (started.key === null && failed === 0) selection?.clear()
          }}
          onClose={onClose}
        />
      )}
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
