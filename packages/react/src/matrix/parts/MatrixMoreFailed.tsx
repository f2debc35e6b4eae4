import { errorText } from '../../messages/errorText.js'
import { useMessages } from '../../provider/index.js'
import { WarningIcon } from '../../theme/icons.js'
import { useMatrixContext } from './MatrixContext.js'

/** At the end of an endless list: the page after it could not be read. */
export function MatrixMoreFailed() {
  const { reading, grid } = useMatrixContext()
  const { states } = useMessages()
  const { moreError: error } = reading
  if (!error) return null
  return (
    <div className="dia-notice dia-more-failed" data-look="stale" role="alert">
      <WarningIcon />
      <span className="dia-notice-text">
        <strong>{states.moreFailed}</strong> {errorText(states, error)} <code>{states.code(error.code)}</code>
      </span>
      <button
        type="button"
        className="dia-button"
        onClick={() => {
          // The button goes: its rows come after the last one.
          grid.focus({ row: reading.view.length - 1, column: grid.active.column })
          reading.readMore()
        }}
      >
        {states.retry}
      </button>
    </div>
  )
}
