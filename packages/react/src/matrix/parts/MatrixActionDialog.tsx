import { useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { LazyModal } from '../../theme/overlays/index.js'
import { enabledActions } from '../actions/offeredActions.js'
import { type StartedAction, useMatrixParts } from './MatrixContext.js'

const loadStarted = () => import('../actions/StartedActionDialog.js')

/** The dialog of the action that was started: confirm, try, run, take back. */
export function MatrixActionDialog({ started, onClose }: { started: StartedAction | null; onClose(): void }) {
  const { matrix, actions } = useMatrixParts()
  const { matrix: names } = useMessages()
  const [isRunning, setRunning] = useState(false)
  const action = enabledActions(matrix, actions?.enabled ?? []).find(({ name }) => name === started?.action)
  if (!started || !action || !actions) return null
  const label = names.label(action.label, { matrix: matrix.name })
  return (
    <LazyModal
      label={label}
      isOpen
      isKept={isRunning}
      onClose={onClose}
      load={loadStarted}
      content={(Dialog) => (
        <Dialog
          action={action}
          label={label}
          source={actions.source}
          rowKey={started.key}
          onRunning={setRunning}
          onClose={onClose}
        />
      )}
    />
  )
}
