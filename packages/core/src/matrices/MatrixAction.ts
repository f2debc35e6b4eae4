/** What an admin can do from a matrix. */
export type MatrixAction = MatrixViewAction | MatrixWriteAction

/** The way from a row to the rows of another matrix, or to the row's own detail. */
export interface MatrixViewAction {
  readonly kind: 'view'
  readonly name: string
  readonly label: string
  /** The matrix it leads to. */
  readonly to: string
  /** The filter of that matrix, and the column of this one whose value it is set to; `detail` opens the row itself. */
  readonly by: { readonly filter: string; readonly column: string } | 'detail'
}

/** Something that changes or hands out data: off until the host enables it, audited by the backend. */
export interface MatrixWriteAction {
  readonly kind: 'write'
  readonly name: string
  readonly label: string
  readonly scope: 'row' | 'bulk' | 'both'
  /** typed: the admin types the count. */
  readonly confirm: 'none' | 'plain' | 'typed'
  readonly canDryRun?: boolean
  /** The action that takes it back. */
  readonly undo?: string
  readonly isDangerous?: boolean
  /** Column and values of the rows it fits; without it, all. */
  readonly fits?: { readonly column: string; readonly values: readonly (string | boolean)[] }
}
