import { useMatrixContext } from './MatrixContext.js'

const SHOWN = 12
const LINES = Array.from({ length: SHOWN }, (_, index) => `line-${index}`)
const LEADS = ['lead-0', 'lead-1']

/** Grey lines in the layout of the rows that are on their way. */
export function MatrixSkeleton() {
  const { grid, controls } = useMatrixContext()
  return LINES.slice(0, Math.min(SHOWN, controls.state.pageSize)).map((line) => (
    <div key={line} className="dia-row dia-body-row dia-skeleton-row" aria-hidden="true">
      {LEADS.slice(0, grid.lead).map((lead) => (
        <div key={lead} className="dia-cell dia-lead" />
      ))}
      {grid.columns.map((column) => (
        <div key={column.name} className="dia-cell" data-kind={column.kind}>
          <span className="dia-skeleton" />
        </div>
      ))}
      {grid.trail === 1 && <div className="dia-cell dia-trail" />}
    </div>
  ))
}
