export { cellProps, focusProps, HEAD_ROW_PROPS, headerProps, rowProps } from './gridProps.js'
export type { GridSelection } from './useGridKeys.js'
export {
  type MatrixGrid,
  type MatrixGridOptions,
  type MatrixGridRow,
  useMatrixGrid,
} from './useMatrixGrid.js'
