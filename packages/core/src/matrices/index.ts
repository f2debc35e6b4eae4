/**
 * Tables for admins as data: columns, filters and sorts on offer, and the port that answers a request.
 * @module
 */

export { checkMatrixRequest } from './checkMatrixRequest.js'
export type { MatrixAction, MatrixViewAction, MatrixWriteAction } from './MatrixAction.js'
export type {
  MatrixColumn,
  MatrixColumnKind,
  MatrixDefinition,
  MatrixFilterBase,
  MatrixFilterDefinition,
  MatrixFilterOption,
  MatrixSort,
} from './MatrixDefinition.js'
export type { MatrixFigure, MatrixFigures } from './MatrixFigure.js'
export type { ActivityCondition, MatrixFilterValue, MatrixRequest } from './MatrixRequest.js'
export type { MatrixCount, MatrixCountPolicy, MatrixPage, MatrixSource } from './MatrixSource.js'
export {
  decodeMatrixCursor,
  encodeMatrixCursor,
  type MatrixPosition,
} from './matrixCursor.js'
export { type MemoryMatrixSourceOptions, memoryMatrixSource } from './memoryMatrixSource.js'
export { type StreamOptions, streamMatrixRows } from './streamMatrixRows.js'
export { type UsersRow, usersMatrix } from './usersMatrix.js'
