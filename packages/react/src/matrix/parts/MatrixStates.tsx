import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../provider/index.js'
import { EmptyIcon, FilterIcon, LockIcon, WarningIcon } from '../../theme/icons.js'
import { useMatrixParts } from './MatrixContext.js'

/** What stands in place of rows: empty, filtered empty, denied, failed; each with its own way out. */
export function MatrixStates() {
  const { matrix, controls, reading } = useMatrixParts()
  const { states, matrix: words } = useMessages()
  const format = useFormat()
  const title = words.label(matrix.title, { matrix: matrix.name })
  const filterCount = Object.keys(controls.state.filters).length
  const search = controls.state.search.trim()
  const rowCount = reading.view.length

  const announcement =
    reading.status === 'ready'
      ? words.announceRows(format.number(rowCount))
      : reading.error
        ? states.failedTitle
        : ''
  return (
    <>
      <div role="status" className="dia-visually-hidden">
        {announcement}
      </div>
      {reading.status === 'denied' && reading.error && (
        <Panel
          look="denied"
          icon={<LockIcon />}
          title={states.deniedTitle}
          detail={states.deniedWho}
          hint={reading.error.hint}
          code={reading.error.code}
        >
          <button type="button" className="dia-button" onClick={reading.retry}>
            {states.retry}
          </button>
        </Panel>
      )}
      {reading.status === 'failed' && reading.error && rowCount === 0 && (
        <Panel
          look="failed"
          icon={<WarningIcon />}
          title={states.failedTitle}
          detail={reading.error.message}
          hint={reading.error.hint}
          code={reading.error.code}
        >
          <button type="button" className="dia-button dia-button-primary" onClick={reading.retry}>
            {states.retry}
          </button>
          {controls.state.cursors.length > 0 && (
            <button type="button" className="dia-button" onClick={controls.goToFirstPage}>
              {states.firstPage}
            </button>
          )}
        </Panel>
      )}
      {reading.status === 'ready' && rowCount === 0 && (filterCount > 0 || search !== '') && (
        <Panel
          look="filtered-empty"
          icon={<FilterIcon />}
          title={states.filteredEmptyTitle}
          hint={states.filteredEmptyHint(search, filterCount)}
        >
          <button type="button" className="dia-button" onClick={controls.clearFilters}>
            {states.clearFilters}
          </button>
        </Panel>
      )}
      {reading.status === 'ready' && rowCount === 0 && filterCount === 0 && search === '' && (
        <Panel look="empty" icon={<EmptyIcon />} title={states.emptyTitle(title)} hint={states.emptyHint} />
      )}
    </>
  )
}

function Panel(props: {
  look: 'empty' | 'filtered-empty' | 'denied' | 'failed'
  icon: ReactNode
  title: string
  detail?: string
  hint: string
  code?: string
  children?: ReactNode
}) {
  const { states } = useMessages()
  return (
    <div className="dia-panel" data-look={props.look} role={props.look === 'failed' ? 'alert' : undefined}>
      <span className="dia-panel-icon">{props.icon}</span>
      <p className="dia-panel-title">{props.title}</p>
      {props.detail && <p className="dia-panel-detail">{props.detail}</p>}
      <p className="dia-panel-hint">{props.hint}</p>
      {props.code && <p className="dia-panel-code">{states.code(props.code)}</p>}
      {props.children && <div className="dia-panel-actions">{props.children}</div>}
    </div>
  )
}
