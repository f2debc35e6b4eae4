import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { useMessages } from '../../provider/index.js'
import { RefreshIcon } from '../../theme/icons.js'
import { RelativeTime } from '../../time/index.js'
import { MatrixColumnMenu } from './MatrixColumnMenu.js'
import { useMatrixContext } from './MatrixContext.js'

/** Title, how fresh the rows are, refresh, columns; children stand before the buttons. */
export function MatrixHeader({ children }: { children?: ReactNode }) {
  const { matrix, reading } = useMatrixContext()
  const messages = useMessages().matrix
  // Rows computed now and then are not as fresh as their reading; where nobody can tell, nothing is claimed.
  const asOf = reading.refreshedAt ?? (matrix.refreshedAtColumn === undefined ? reading.readAt : null)
  return (
    <header className="dia-header">
      <h2 className="dia-title">{messages.label(matrix.title, { matrix: matrix.name })}</h2>
      {asOf !== null && (
        <span className="dia-freshness">
          <RelativeTime time={asOf} prefix={messages.asOf} />
        </span>
      )}
      <span className="dia-spacer" />
      {children}
      <Button
        className="dia-button"
        onPress={reading.refresh}
        isDisabled={reading.isRefreshing}
        data-busy={reading.isRefreshing || undefined}
      >
        <RefreshIcon />
        {reading.isRefreshing ? messages.refreshing : messages.refresh}
      </Button>
      <MatrixColumnMenu />
    </header>
  )
}
