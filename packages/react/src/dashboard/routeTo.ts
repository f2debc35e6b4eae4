import type { MatrixNavigation } from '../matrix/parts/MatrixContext.js'
import type { DiaRoute } from './DiaRoute.js'

/** One user is a page of their own; other rows are a matrix, filtered. */
export function routeTo({ matrix, filter, value }: MatrixNavigation): DiaRoute {
  return matrix === 'users' && filter === 'user'
    ? { page: 'user', userId: value }
    : { page: 'matrix', name: matrix, by: { filter, value } }
}
