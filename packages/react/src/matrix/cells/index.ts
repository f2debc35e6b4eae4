export { CopyButton } from './CopyButton.js'
export { MatrixCell } from './MatrixCell.js'
export type { MatrixCellProps } from './MatrixCellProps.js'
