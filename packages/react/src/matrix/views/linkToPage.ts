const OURS = /^(q|sort|rows|cols|pin|widths|tz|f\..*)$/

/** This page, with the view in its query; what else stands there stays. */
export function linkToPage(view: URLSearchParams): string {
  const url = new URL(globalThis.location.href)
  for (const name of [...url.searchParams.keys()]) {
    if (OURS.test(name)) url.searchParams.delete(name)
  }
  for (const [name, value] of view) url.searchParams.set(name, value)
  return url.href
}
