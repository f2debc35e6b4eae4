export {
  type MatrixGrid,
  type MatrixGridOptions,
  type MatrixGridRow,
  useMatrixGrid,
} from './useMatrixGrid.js'
