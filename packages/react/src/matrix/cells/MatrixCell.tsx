import type { MatrixColumnKind } from '@dia/core/matrices'
import type { ComponentType } from 'react'
import { BadgeCell } from './BadgeCell.js'
import { BooleanCell } from './BooleanCell.js'
import { IdCell } from './IdCell.js'
import { JsonCell } from './JsonCell.js'
import type { MatrixCellProps } from './MatrixCellProps.js'
import { NumberCell } from './NumberCell.js'
import { PercentCell } from './PercentCell.js'
import { TagsCell } from './TagsCell.js'
import { TextCell } from './TextCell.js'
import { TimeCell } from './TimeCell.js'
import { UserCell } from './UserCell.js'

const CELLS: Readonly<Partial<Record<MatrixColumnKind, ComponentType<Pick<MatrixCellProps, 'value'>>>>> = {
  text: TextCell,
  id: IdCell,
  user: UserCell,
  badge: BadgeCell,
  tags: TagsCell,
  number: NumberCell,
  percent: PercentCell,
  boolean: BooleanCell,
  time: TimeCell,
  json: JsonCell,
}

/** Draws a value as its column's kind says. */
export function MatrixCell({ kind, value }: { kind: MatrixColumnKind; value: unknown }) {
  const Cell = CELLS[kind] ?? TextCell
  return <Cell value={value} />
}
