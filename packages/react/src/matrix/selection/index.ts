export { keysShown } from './keysShown.js'
export {
  isNothingSelected,
  isSelected,
  type MatrixSelection,
  selectedCount,
} from './MatrixSelection.js'
export { type MatrixSelectionControls, useMatrixSelection } from './useMatrixSelection.js'
