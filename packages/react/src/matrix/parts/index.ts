export { DIAMatrix, type DIAMatrixProps } from './DIAMatrix.js'
export {
  type AnyRow,
  type MatrixActions,
  type MatrixContextValue,
  type MatrixNavigation,
  useMatrixContext,
} from './MatrixContext.js'
export type { MatrixRootProps } from './MatrixRoot.js'
