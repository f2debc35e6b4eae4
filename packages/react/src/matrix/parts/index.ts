export { DIAMatrix, type DIAMatrixProps } from './DIAMatrix.js'
export { type AnyRow, type MatrixContextValue, useMatrixContext } from './MatrixContext.js'
export type { MatrixRootProps } from './MatrixRoot.js'
