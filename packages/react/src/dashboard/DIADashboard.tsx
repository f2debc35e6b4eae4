import type { HealthSource } from '@dia/core/health'
import { diaMatrices, findMatrix, type MatrixSource, plainMatrices } from '@dia/core/matrices'
import { useState } from 'react'
import { SystemHealth } from '../health/SystemHealth.js'
import type { JourneyPorts } from '../journey/JourneyContext.js'
import { UserJourney } from '../journey/UserJourney.js'
import { DIAMatrix } from '../matrix/index.js'
import { useMessages } from '../provider/index.js'
import { Surface } from '../theme/index.js'
import { UsersMatrix } from '../users/UsersMatrix.js'
import { type DiaRoute, FIRST_ROUTE, parseRoute, routePath } from './DiaRoute.js'

/** Where the dashboard reads; `createDiaClient` of @dia/supabase answers them all. */
export interface DashboardClient extends Pick<JourneyPorts, 'dna' | 'history' | 'queries'> {
  readonly matrices: MatrixSource
  readonly health: HealthSource
}

export interface DIADashboardProps
  extends Pick<JourneyPorts, 'onInitialiseDna' | 'onSavePreferences' | 'onApply'> {
  readonly client: DashboardClient
  /** The page shown, as a path such as `users` or `user/…`; without it the dashboard keeps its own. */
  readonly route?: string | undefined
  /** Called with the path of the page that the reader asked for; a host gives it to its router. */
  readonly onNavigate?: ((route: string) => void) | undefined
  /** The address of a page, for links that open in a new tab. Default: the path after `#`. */
  readonly hrefOf?: ((route: string) => string) | undefined
}

/** All of DIA on one page: the matrices, the users, and health, with a sidebar and no router of its own. */
export function DIADashboard({
  client,
  route,
  onNavigate,
  hrefOf = (path) => `#${path}`,
  ...handlers
}: DIADashboardProps) {
  const { health: words, matrix } = useMessages()
  const [ownRoute, setOwnRoute] = useState(routePath(FIRST_ROUTE))
  const shown = parseRoute(route ?? ownRoute)
  const go = (path: string) => {
    setOwnRoute(path)
    onNavigate?.(path)
  }
  const link = (to: DiaRoute, text: string) => {
    const path = routePath(to)
    const isCurrent = shown !== null && isSamePage(shown, to)
    return (
      <li key={path}>
        <a
          href={hrefOf(path)}
          aria-current={isCurrent ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
            event.preventDefault()
            go(path)
          }}
        >
          {text}
        </a>
      </li>
    )
  }
  const listed = (matrices: readonly { readonly name: string; readonly title: string }[]) =>
    matrices.map(({ name, title }) => link({ page: 'matrix', name }, matrix.label(title, { matrix: name })))
  return (
    <Surface className="dia-dashboard">
      <nav className="dia-sidebar" aria-label={words.navigation}>
        <ul>{link({ page: 'health' }, words.title)}</ul>
        <p className="dia-section-title">{words.matrices}</p>
        <ul>{listed(Object.values(diaMatrices))}</ul>
        <details>
          <summary className="dia-section-title">{words.otherTables}</summary>
          <ul>{listed(plainMatrices)}</ul>
        </details>
      </nav>
      <main className="dia-page">
        <DashboardPage route={shown} client={client} onGo={go} {...handlers} />
      </main>
    </Surface>
  )
}

function DashboardPage({
  route,
  client,
  onGo,
  ...handlers
}: { route: DiaRoute | null; client: DashboardClient; onGo(path: string): void } & Omit<
  DIADashboardProps,
  'client' | 'route' | 'onNavigate' | 'hrefOf'
>) {
  const { health: words } = useMessages()
  const openEntry = (entry: string) => onGo(routePath({ page: 'matrix', name: 'passport', entry }))
  if (route?.page === 'health') return <SystemHealth source={client.health} />
  if (route?.page === 'user')
    return (
      <>
        <button type="button" className="dia-button" onClick={() => onGo(routePath(FIRST_ROUTE))}>
          ‹ {words.back}
        </button>
        <UserJourney
          key={route.userId}
          userId={route.userId}
          {...client}
          {...handlers}
          onOpenEntry={openEntry}
        />
      </>
    )
  if (route?.page === 'matrix' && route.name === 'users')
    return (
      <UsersMatrix
        source={client.matrices}
        dna={client.dna}
        history={client.history}
        queries={client.queries}
        onOpenEntry={openEntry}
        {...(handlers.onInitialiseDna ? { onInitialiseDna: handlers.onInitialiseDna } : {})}
        onSavePreferences={handlers.onSavePreferences}
      />
    )
  const found = route?.page === 'matrix' ? findMatrix(route.name) : undefined
  if (route?.page !== 'matrix' || found === undefined)
    return (
      <div className="dia-panel" data-look="empty">
        <p className="dia-panel-title">{words.notFoundTitle}</p>
        <p className="dia-panel-hint">{words.notFoundHint}</p>
      </div>
    )
  return (
    <>
      {route.entry !== undefined && <p className="dia-muted">{words.entryNote}</p>}
      <DIAMatrix
        key={routePath(route)}
        matrix={found}
        source={client.matrices}
        {...(route.entry === undefined
          ? {}
          : { restore: { filters: { entry: { kind: 'id', values: [route.entry] } } } })}
      />
    </>
  )
}

function isSamePage(a: DiaRoute, b: DiaRoute): boolean {
  if (a.page === 'matrix' && b.page === 'matrix') return a.name === b.name
  return a.page === b.page || (a.page === 'user' && b.page === 'matrix' && b.name === 'users')
}
