import { describe, expect, it } from 'vitest'
import { withLocalCors } from './withLocalCors.js'

const answer = withLocalCors(
  async () =>
    new Response('rows', { headers: { 'access-control-allow-origin': '*', 'content-range': '0-1/2' } }),
)

function ask(origin?: string, init: RequestInit = {}) {
  return answer(
    new Request('http://127.0.0.1:54321/rest/v1/profiles', {
      ...init,
      headers: { ...init.headers, ...(origin === undefined ? {} : { origin }) },
    }),
  )
}

describe('withLocalCors', () => {
  it.each(['http://localhost:6006', 'http://127.0.0.1:6006', 'http://[::1]:80', 'https://app.localhost'])(
    'lets %s read',
    async (origin) => {
      const response = await ask(origin)
      expect(response.headers.get('access-control-allow-origin')).toBe(origin)
      expect(response.headers.get('access-control-expose-headers')).toContain('Content-Range')
      expect(await response.text()).toBe('rows')
    },
  )

  it.each(['https://example.com', 'http://localhost.example.com', 'null', undefined])(
    'lets %s read nothing',
    async (origin) => {
      const response = await ask(origin)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('answers a preflight with the headers that were asked for', async () => {
    const response = await ask('http://localhost:6006', {
      method: 'OPTIONS',
      headers: {
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'apikey,prefer',
      },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toBe('apikey,prefer')
    expect(response.headers.get('access-control-allow-methods')).toContain('PATCH')
  })
})
