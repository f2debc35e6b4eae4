/** A page of the dashboard. */
export type DiaRoute =
  | { readonly page: 'health' }
  /** A matrix by its name; with `by`, the rows that one value of a filter leaves. */
  | {
      readonly page: 'matrix'
      readonly name: string
      readonly by?: { readonly filter: string; readonly value: string }
    }
  | { readonly page: 'user'; readonly userId: string }

export const FIRST_ROUTE: DiaRoute = { page: 'matrix', name: 'users' }

/** A route as a path without a leading slash, for a host's URL: `health`, `users`, `passport?entry=…`, `user/…`. */
export function routePath(route: DiaRoute): string {
  if (route.page === 'health') return 'health'
  if (route.page === 'user') return `user/${encodeURIComponent(route.userId)}`
  const query = route.by
    ? `?${encodeURIComponent(route.by.filter)}=${encodeURIComponent(route.by.value)}`
    : ''
  return `${encodeURIComponent(route.name)}${query}`
}

/** The route of a path, whatever a URL holds; null for what is no page. Whether a matrix exists is not known here. */
export function parseRoute(path: string): DiaRoute | null {
  const [, first = '', second, query = ''] = /^\/?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/.exec(path) ?? []
  const name = decode(first)
  if (name === null) return null
  if (name === '') return FIRST_ROUTE
  if (name === 'health') return { page: 'health' }
  if (name === 'user') {
    const userId = decode(second ?? '')
    return userId ? { page: 'user', userId } : null
  }
  if (second !== undefined) return null
  const [by] = new URLSearchParams(query)
  return by ? { page: 'matrix', name, by: { filter: by[0], value: by[1] } } : { page: 'matrix', name }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
