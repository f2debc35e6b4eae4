export { initialMatrixState } from './initialMatrixState.js'
export { type MatrixState, offsetOf, PAGE_SIZES, requestOf } from './MatrixState.js'
export {
  type MatrixStateNote,
  type RestoredMatrixState,
  restoreMatrixState,
} from './restoreMatrixState.js'
export { type MatrixStateControls, type MatrixStateOptions, useMatrixState } from './useMatrixState.js'
