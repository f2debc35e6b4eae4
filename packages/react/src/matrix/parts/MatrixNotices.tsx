import { errorText } from '../../messages/errorText.js'
import { useFormat, useMessages } from '../../provider/index.js'
import { CloseIcon, WarningIcon } from '../../theme/icons.js'
import { RelativeTime } from '../../time/index.js'
import { MOST_IDS } from '../state/readFilterValue.js'
import type { MatrixStateNote } from '../state/restoreMatrixState.js'
import { ACTIVE_CELL, focusBeside } from './focusBeside.js'
import { useMatrixParts } from './MatrixContext.js'

/** What stands above the rows: old rows that could not be read again, parts of a saved view that were no use. */
export function MatrixNotices() {
  const { matrix, controls, reading } = useMatrixParts()
  const format = useFormat()
  const { matrix: words, states } = useMessages()
  const isOld = reading.status === 'failed' && reading.view.length > 0
  const noteText = ({ part, name = part, ids }: MatrixStateNote) => {
    const filter = matrix.filters.find((one) => one.name === name)
    const lost = filter ? words.label(filter.label, { matrix: matrix.name, filter: name }) : name
    return ids === undefined ? lost : words.noteIds(lost, format.number(ids), format.number(MOST_IDS))
  }
  const age = reading.refreshedAt ?? reading.readAt
  return (
    <>
      {isOld && reading.error && age !== null && (
        <div className="dia-notice" data-look="stale" role="alert">
          <WarningIcon />
          <span className="dia-notice-text">
            <strong>
              {reading.isOfOtherRequest ? (
                states.ofOtherRequest
              ) : (
                <RelativeTime time={age} prefix={states.stale} />
              )}
            </strong>{' '}
            {errorText(states, reading.error)} <code>{states.code(reading.error.code)}</code>
          </span>
          <button
            type="button"
            className="dia-button"
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget, ACTIVE_CELL)
              reading.retry()
            }}
          >
            {states.retry}
          </button>
        </div>
      )}
      {controls.notes.length > 0 && (
        <div className="dia-notice" data-look="note" role="status">
          <span className="dia-notice-text">
            {words.noteTitle} {words.noteParts([...new Set(controls.notes.map(noteText))])}
          </span>
          <button
            type="button"
            className="dia-icon-button"
            aria-label={words.dismiss}
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget, ACTIVE_CELL)
              controls.dismissNotes()
            }}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </>
  )
}
