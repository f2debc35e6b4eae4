export type { MatrixCellProps } from './cells/index.js'
export { type MatrixGrid, type MatrixGridOptions, type MatrixGridRow, useMatrixGrid } from './grid/index.js'
export {
  type AnyRow,
  DIAMatrix,
  type DIAMatrixProps,
  type MatrixContextValue,
  type MatrixRootProps,
  useMatrixContext,
} from './parts/index.js'
export { type MatrixRows, type MatrixRowsOptions, type MatrixTotal, useMatrixRows } from './reading/index.js'
export {
  initialMatrixState,
  type MatrixState,
  type MatrixStateControls,
  type MatrixStateNote,
  type MatrixStateOptions,
  type RestoredMatrixState,
  restoreMatrixState,
  useMatrixState,
} from './state/index.js'
