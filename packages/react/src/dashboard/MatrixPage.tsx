import { findMatrix, type MatrixDefinition, type MatrixRow } from '@dia/core/matrices'
import { useMemo } from 'react'
import type { JourneyPorts } from '../journey/JourneyContext.js'
import { AssembledMatrix } from '../matrix/assembled/AssembledMatrix.js'
import type { MatrixActions, MatrixNavigation } from '../matrix/parts/index.js'
import { useMessages } from '../provider/index.js'
import { UsersMatrix } from '../users/UsersMatrix.js'
import type { DashboardClient } from './DashboardClient.js'
import { type DiaRoute, routePath } from './DiaRoute.js'
import { routeTo } from './routeTo.js'
import { writeActionNames } from './writeActionNames.js'

/** One matrix with all that its definition offers: details, actions, ways to other matrices, rows that keep up. */
export function MatrixPage({
  route,
  client,
  ports,
  isReadOnly,
  onGo,
}: {
  route: DiaRoute & { page: 'matrix' }
  client: DashboardClient
  ports: JourneyPorts
  isReadOnly: boolean
  onGo(route: DiaRoute): void
}) {
  const { health: words } = useMessages()
  const matrix = findMatrix(route.name)
  const shared = useMemo(
    () => ({
      source: client.matrices,
      changes: client.changes,
      actions: isReadOnly ? undefined : actionsOf(matrix, client),
      onNavigate: (to: MatrixNavigation) => onGo(routeTo(to)),
    }),
    [client, matrix, isReadOnly, onGo],
  )
  if (matrix === undefined)
    return (
      <div className="dia-panel" data-look="empty">
        <p className="dia-panel-title">{words.notFoundTitle}</p>
        <p className="dia-panel-hint">{words.notFoundHint}</p>
      </div>
    )
  const { by } = route
  const key = routePath(route)
  const restore = by && { filters: { [by.filter]: { kind: kindOf(matrix, by.filter), values: [by.value] } } }
  return (
    <>
      {route.name === 'passport' && by?.filter === 'entry' && <p className="dia-muted">{words.entryNote}</p>}
      {route.name === 'users' ? (
        <UsersMatrix key={key} {...ports} {...shared} {...(restore && { restore })} />
      ) : (
        <AssembledMatrix
          key={key}
          {...shared}
          matrix={matrix}
          history={client.history}
          {...(restore && { restore })}
        />
      )}
    </>
  )
}

/** The two kinds of filters that a route can name. */
function kindOf({ filters }: MatrixDefinition<MatrixRow>, name: string): 'id' | 'select' {
  return filters.find((filter) => filter.name === name)?.kind === 'select' ? 'select' : 'id'
}

function actionsOf(
  matrix: MatrixDefinition<MatrixRow> | undefined,
  { actions }: DashboardClient,
): MatrixActions | undefined {
  const enabled = matrix ? writeActionNames(matrix) : []
  return actions && enabled.length > 0 ? { source: actions, enabled } : undefined
}
