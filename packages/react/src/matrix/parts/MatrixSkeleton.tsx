import { useMatrixContext } from './MatrixContext.js'

const SHOWN = 12
const LINES = Array.from({ length: SHOWN }, (_, index) => `line-${index}`)

/** Grey lines in the layout of the rows that are on their way. */
export function MatrixSkeleton() {
  const { grid, controls } = useMatrixContext()
  return LINES.slice(0, Math.min(SHOWN, controls.state.pageSize)).map((line) => (
    <div
      key={line}
      className="dia-row dia-body-row dia-skeleton-row"
      aria-hidden="true"
      style={{ gridTemplateColumns: grid.layout.template }}
    >
      {grid.hasDetail && <div className="dia-cell dia-expander" />}
      {grid.columns.map((column, index) => (
        <div
          key={column.name}
          className="dia-cell"
          data-kind={column.kind}
          data-pinned={index === 0 || undefined}
        >
          <span className="dia-skeleton" />
        </div>
      ))}
    </div>
  ))
}
