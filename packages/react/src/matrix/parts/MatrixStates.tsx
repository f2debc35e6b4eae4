import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../provider/index.js'
import { EmptyIcon, FilterIcon, LockIcon, WarningIcon } from '../../theme/icons.js'
import { ACTIVE_CELL, focusBeside } from './focusBeside.js'
import { useMatrixParts } from './MatrixContext.js'
import { rangeText } from './rangeText.js'

/** What stands in place of rows: empty, filtered empty, denied, failed; each with its own way out. */
export function MatrixStates() {
  const { matrix, controls, reading } = useMatrixParts()
  const { states, matrix: words } = useMessages()
  const format = useFormat()
  const title = words.label(matrix.title, { matrix: matrix.name })
  const filterCount = Object.keys(controls.state.filters).length
  const search = controls.state.search.trim()
  const rowCount = reading.view.length
  const { status, error } = reading
  const isDenied = status === 'denied'
  const isFiltered = filterCount > 0 || search !== ''
  const said = error && states.error(error)
  // Nothing failed where the host has no such table: the matrix is empty, and says why.
  const [look, failure, detail] = isDenied
    ? (['denied', states.deniedTitle, states.deniedWho] as const)
    : error?.code === 'OPTIONAL_TABLE_MISSING'
      ? (['empty', said?.message] as const)
      : (['failed', states.failedTitle, said?.message] as const)
  const { sort } = controls.state
  const sorted = matrix.columns.find(({ name }) => name === sort.column)
  const column = words.label(sorted?.label ?? sort.column, { matrix: matrix.name, column: sort.column })
  const { offset, total } = reading
  const range = rangeText(words, format, { offset, rowCount, total })
  // Said once: rows do not wait for their count, but the words do.
  const news =
    total.status === 'asking'
      ? null
      : rowCount === 0
        ? range
        : words.announceRows(range, column, sort.direction)
  return (
    <>
      <div role="status" className="dia-visually-hidden">
        {status === 'ready' ? news : said && failure}
      </div>
      {said && (isDenied || (status === 'failed' && rowCount === 0)) && (
        <Panel look={look} title={failure} detail={detail} hint={said.hint} code={error.code}>
          <button
            type="button"
            className={`dia-button${isDenied ? '' : ' dia-button-primary'}`}
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget, ACTIVE_CELL)
              reading.retry()
            }}
          >
            {states.retry}
          </button>
          {!isDenied && controls.state.cursors.length > 0 && (
            <button
              type="button"
              className="dia-button"
              onClick={({ currentTarget }) => {
                focusBeside(currentTarget, ACTIVE_CELL)
                controls.goToFirstPage()
              }}
            >
              {states.firstPage}
            </button>
          )}
        </Panel>
      )}
      {status === 'ready' && rowCount === 0 && (
        <Panel
          look={isFiltered ? 'filtered-empty' : 'empty'}
          title={isFiltered ? states.filteredEmptyTitle : states.emptyTitle(title)}
          hint={isFiltered ? states.filteredEmptyHint(search, filterCount) : states.emptyHint}
        >
          {isFiltered && (
            <button
              type="button"
              className="dia-button"
              onClick={({ currentTarget }) => {
                focusBeside(currentTarget, '[type=search],.dia-button-quiet')
                controls.clearFilters()
              }}
            >
              {states.clearFilters}
            </button>
          )}
        </Panel>
      )}
    </>
  )
}

const ICONS = { empty: EmptyIcon, 'filtered-empty': FilterIcon, denied: LockIcon, failed: WarningIcon }

function Panel(props: {
  look: keyof typeof ICONS
  title: string | undefined
  detail?: string | undefined
  hint: string
  code?: string
  children?: ReactNode
}) {
  const { states } = useMessages()
  const Icon = ICONS[props.look]
  return (
    <div className="dia-panel" data-look={props.look} role={props.look === 'failed' ? 'alert' : undefined}>
      <span className="dia-panel-icon">
        <Icon />
      </span>
      <p className="dia-panel-title">{props.title}</p>
      {props.detail && <p className="dia-panel-detail">{props.detail}</p>}
      <p className="dia-panel-hint">{props.hint}</p>
      {props.code && <p className="dia-panel-code">{states.code(props.code)}</p>}
      {props.children && <div className="dia-panel-actions">{props.children}</div>}
    </div>
  )
}
