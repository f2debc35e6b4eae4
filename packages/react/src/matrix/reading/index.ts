export type { MatrixTotal } from './MatrixTotal.js'
export { useMatrixFigures } from './useMatrixFigures.js'
export { type MatrixRows, type MatrixRowsOptions, useMatrixRows } from './useMatrixRows.js'
