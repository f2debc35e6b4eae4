export { cellProps, focusProps, headerProps, rowProps } from './gridProps.js'
export {
  type MatrixGrid,
  type MatrixGridOptions,
  type MatrixGridRow,
  useMatrixGrid,
} from './useMatrixGrid.js'
