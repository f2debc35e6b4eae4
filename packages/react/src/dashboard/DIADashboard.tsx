import { diaMatrices, findMatrix, plainMatrices } from '@dia/core/matrices'
import { useCallback, useMemo, useState } from 'react'
import type { JourneyPorts } from '../journey/JourneyContext.js'
import { useLatest } from '../matrix/state/useLatest.js'
import { useMessages } from '../provider/index.js'
import { LazyPart } from '../reading/LazyPart.js'
import { partCode } from '../reading/partCode.js'
import { Surface } from '../theme/index.js'
import type { DashboardClient } from './DashboardClient.js'
import { type DiaRoute, FIRST_ROUTE, parseRoute, routePath } from './DiaRoute.js'
import { journeyPortsOf } from './journeyPortsOf.js'
import { routeTo } from './routeTo.js'

// Each page is fetched when it is first shown.
const matrixPage = partCode(() => import('./MatrixPage.js').then((module) => module.MatrixPage))
const healthPage = partCode(() => import('../health/SystemHealth.js').then((module) => module.SystemHealth))
const userPage = partCode(() => import('./UserPage.js').then((module) => module.UserPage))

export interface DIADashboardProps
  extends Pick<JourneyPorts, 'onInitialiseDna' | 'onSavePreferences' | 'onApply'> {
  readonly client: DashboardClient
  /** Nothing can be written, whatever the client could. Default false: each write asks first and is audited. */
  readonly isReadOnly?: boolean | undefined
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
  isReadOnly = false,
  route,
  onNavigate,
  hrefOf = (path) => `#${path}`,
  onInitialiseDna,
  onSavePreferences,
  onApply,
}: DIADashboardProps) {
  const { health: words, matrix } = useMessages()
  const [ownRoute, setOwnRoute] = useState(routePath(FIRST_ROUTE))
  const shown = parseRoute(route ?? ownRoute)
  const navigate = useLatest(onNavigate)
  const go = useCallback(
    (to: DiaRoute) => {
      setOwnRoute(routePath(to))
      navigate.current?.(routePath(to))
    },
    [navigate],
  )
  const handlers = useMemo(
    () => ({
      ...(onInitialiseDna && { onInitialiseDna }),
      ...(onSavePreferences && { onSavePreferences }),
      ...(onApply && { onApply }),
    }),
    [onInitialiseDna, onSavePreferences, onApply],
  )
  const ports = useMemo<JourneyPorts>(
    () => ({
      ...journeyPortsOf(client, isReadOnly),
      ...(isReadOnly ? {} : handlers),
      onNavigate: (to) => go(routeTo(to)),
      onOpenEntry: (entry) => go({ page: 'matrix', name: 'passport', by: { filter: 'entry', value: entry } }),
    }),
    [client, isReadOnly, handlers, go],
  )
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
            go(to)
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
      {/* No main: a host has one of its own around us. */}
      <section className="dia-page" aria-label={nameOf(shown)}>
        {pageOf(shown)}
      </section>
    </Surface>
  )

  function nameOf(page: DiaRoute | null): string {
    if (page?.page === 'health') return words.title
    if (page?.page === 'user') return words.userPage
    const found = page && findMatrix(page.name)
    return found ? matrix.label(found.title, { matrix: found.name }) : words.notFoundTitle
  }

  function pageOf(page: DiaRoute | null) {
    if (page?.page === 'health')
      return (
        <LazyPart
          code={healthPage}
          props={{
            source: client.health,
            changes: client.changes,
            onOpenRows: ({ matrix: name, by }) => go({ page: 'matrix', name, ...(by && { by }) }),
          }}
        />
      )
    if (page?.page === 'user')
      return (
        <>
          <button type="button" className="dia-button" onClick={() => go(FIRST_ROUTE)}>
            ‹ {words.back}
          </button>
          <LazyPart
            key={page.userId}
            code={userPage}
            props={{ ...ports, matrices: client.matrices, userId: page.userId }}
          />
        </>
      )
    return (
      <LazyPart
        code={matrixPage}
        props={{ route: page ?? { page: 'matrix', name: '' }, client, ports, isReadOnly, onGo: go }}
      />
    )
  }
}

function isSamePage(a: DiaRoute, b: DiaRoute): boolean {
  if (a.page === 'matrix' && b.page === 'matrix') return a.name === b.name
  return a.page === b.page || (a.page === 'user' && b.page === 'matrix' && b.name === 'users')
}
