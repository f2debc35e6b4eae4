import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../provider/index.js'
import { CloseIcon } from '../../theme/icons.js'
import { enabledActions } from '../actions/offeredActions.js'
import { isNothingSelected, selectedCount } from '../selection/index.js'
import { ACTIVE_CELL, focusBeside } from './focusBeside.js'
import { useMatrixParts } from './MatrixContext.js'

/** How many rows are selected, the way from the page to all that match, and what can be done to them. */
export function MatrixBulkBar({ children }: { children?: ReactNode }) {
  const { matrix, selection, reading, actions, startAction } = useMatrixParts()
  const { actions: words, matrix: names } = useMessages()
  const format = useFormat()
  if (!selection || isNothingSelected(selection.selection)) return null
  const { total } = reading
  const matching = total.status === 'exact' ? total.value : null
  const count = selectedCount(selection.selection, matching)
  const isAll = selection.selection.kind === 'matching'
  const bulk = enabledActions(matrix, actions?.enabled ?? []).filter(({ scope }) => scope !== 'row')
  const canWiden = !isAll && (matching === null || matching > (count ?? 0))
  const ofAll = total.status === 'exact' || total.status === 'estimated' ? format.number(total.value) : null
  return (
    <div className="dia-bulk-bar" {...{ role: 'group', 'aria-label': words.selection }}>
      <strong className="dia-range" role="status">
        {isAll
          ? count === null
            ? words.allMatching
            : words.allMatchingCount(format.number(count))
          : words.selected(format.number(count ?? 0))}
      </strong>
      {canWiden && (
        <button
          type="button"
          className="dia-link"
          onClick={({ currentTarget }) => {
            focusBeside(currentTarget, '.dia-bulk-bar .dia-link ~ button')
            selection.selectMatching()
          }}
        >
          {ofAll === null
            ? words.selectMatching
            : matching === null
              ? words.selectMatchingAbout(ofAll)
              : words.selectMatchingCount(ofAll)}
        </button>
      )}
      <span className="dia-spacer" />
      {children}
      {bulk.map((action) => (
        <button
          key={action.name}
          type="button"
          className="dia-button"
          data-danger={action.isDangerous || undefined}
          onClick={() => startAction({ action: action.name, key: null })}
        >
          {names.label(action.label, { matrix: matrix.name })}
        </button>
      ))}
      <button
        type="button"
        className="dia-icon-button"
        aria-label={words.clearSelection}
        onClick={({ currentTarget }) => {
          focusBeside(currentTarget, ACTIVE_CELL)
          selection.clear()
        }}
      >
        <CloseIcon />
      </button>
    </div>
  )
}
