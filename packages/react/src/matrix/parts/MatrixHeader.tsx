import type { ReactNode } from 'react'
import { useMessages } from '../../provider/index.js'
import { RefreshIcon } from '../../theme/icons.js'
import { RelativeTime } from '../../time/index.js'
import { MatrixColumnMenu } from './MatrixColumnMenu.js'
import { useMatrixParts } from './MatrixContext.js'
import { MatrixExport } from './MatrixExport.js'
import { MatrixFiguresBar } from './MatrixFiguresBar.js'

/** Title, figures, how fresh the rows are, refresh, export, columns; children stand before the buttons. */
export function MatrixHeader({ children }: { children?: ReactNode }) {
  const { matrix, reading } = useMatrixParts()
  const messages = useMessages().matrix
  // Rows computed now and then are not as fresh as their reading; where nobody can tell, nothing is claimed.
  const asOf = reading.refreshedAt ?? (matrix.refreshedAtColumn === undefined ? reading.readAt : null)
  const where = { matrix: matrix.name }
  return (
    <div className="dia-header">
      <div className="dia-heading">
        <h2
          className="dia-title"
          title={matrix.description === undefined ? undefined : messages.label(matrix.description, where)}
        >
          {messages.label(matrix.title, where)}
        </h2>
        {asOf !== null && (
          <span className="dia-freshness">
            <RelativeTime time={asOf} prefix={messages.asOf} />
          </span>
        )}
      </div>
      <MatrixFiguresBar />
      <span className="dia-spacer" />
      <div className="dia-header-tools">
        {children}
        <button
          type="button"
          className="dia-button"
          onClick={reading.refresh}
          aria-disabled={reading.isRefreshing}
          data-busy={reading.isRefreshing || undefined}
        >
          <RefreshIcon />
          {reading.isRefreshing ? messages.refreshing : messages.refresh}
        </button>
        <MatrixExport />
        <MatrixColumnMenu />
      </div>
    </div>
  )
}
