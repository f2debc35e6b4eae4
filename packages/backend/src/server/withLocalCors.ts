const LOCAL_HOST = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/

type Handle = (request: Request) => Promise<Response>

/** Lets pages of this machine call the backend from a browser, and no others. */
export function withLocalCors(handle: Handle): Handle {
  return async (request) => {
    const origin = request.headers.get('origin')
    const allowed = origin !== null && isLocal(origin)
    const response =
      request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
        ? new Response(null, { status: 204, headers: preflight(request) })
        : await handle(request)
    const headers = new Headers(response.headers)
    headers.append('vary', 'Origin')
    if (allowed) {
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-expose-headers', 'Content-Range, Content-Location, Preference-Applied')
    } else {
      headers.delete('access-control-allow-origin')
    }
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
  }
}

function preflight(request: Request): HeadersInit {
  return {
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE, HEAD, OPTIONS',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
    'access-control-max-age': '86400',
  }
}

function isLocal(origin: string): boolean {
  return URL.canParse(origin) && LOCAL_HOST.test(new URL(origin).hostname)
}
