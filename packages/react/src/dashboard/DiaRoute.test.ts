import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_ROUTE, parseRoute, routePath } from './DiaRoute.js'

describe('the dashboard’s routes', () => {
  it('come back from their paths', () => {
    const text = fc.string({ minLength: 1 }).filter((name) => name !== 'health' && name !== 'user')
    const route = fc.oneof(
      fc.constant({ page: 'health' as const }),
      fc.record({ page: fc.constant('user' as const), userId: text }),
      fc.record({ page: fc.constant('matrix' as const), name: text }),
      fc.record({
        page: fc.constant('matrix' as const),
        name: text,
        by: fc.record({ filter: text, value: fc.string() }),
      }),
    )
    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(routePath(one))).toEqual(one)
      }),
    )
  })

  it('survive any URL', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        const route = parseRoute(path)
        return route === null || typeof routePath(route) === 'string'
      }),
    )
    expect(parseRoute('%')).toBeNull()
    expect(parseRoute('/')).toEqual(FIRST_ROUTE)
    expect(parseRoute('user/')).toBeNull()
  })
})
