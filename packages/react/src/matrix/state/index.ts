export { initialMatrixState } from './initialMatrixState.js'
export { type MatrixState, PAGE_SIZES } from './MatrixState.js'
export { columnsBeside, stepsOnto } from './matrixTransitions.js'
export {
  type MatrixStateNote,
  type RestoredMatrixState,
  restoreMatrixState,
} from './restoreMatrixState.js'
export { type MatrixStateControls, type MatrixStateOptions, useMatrixState } from './useMatrixState.js'
