/**
 * Tables for admins as data: columns, filters and sorts on offer, and the port that answers a request.
 * @module
 */

export { checkMatrixRequest } from './checkMatrixRequest.js'
export type {
  MatrixColumn,
  MatrixColumnKind,
  MatrixDefinition,
  MatrixFilterBase,
  MatrixFilterDefinition,
  MatrixSort,
} from './MatrixDefinition.js'
export type { MatrixFilterValue, MatrixRequest } from './MatrixRequest.js'
export type { MatrixCount, MatrixCountPolicy, MatrixPage, MatrixSource } from './MatrixSource.js'
export { type UsersRow, usersMatrix } from './usersMatrix.js'
