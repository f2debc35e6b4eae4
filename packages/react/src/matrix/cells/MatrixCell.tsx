import type { MatrixColumnKind } from '@dia/core/matrices'
import type { ComponentType } from 'react'
import { BadgeCell } from './BadgeCell.js'
import { BooleanCell } from './BooleanCell.js'
import { DurationCell } from './DurationCell.js'
import { EntityCell } from './EntityCell.js'
import { IdCell } from './IdCell.js'
import { InfluenceCell } from './InfluenceCell.js'
import { JsonCell } from './JsonCell.js'
import type { CellCompanions, KindCellProps } from './MatrixCellProps.js'
import { MoneyCell } from './MoneyCell.js'
import { NumberCell } from './NumberCell.js'
import { PercentCell } from './PercentCell.js'
import { ProcessingCell } from './ProcessingCell.js'
import { SparklineCell } from './SparklineCell.js'
import { TagsCell } from './TagsCell.js'
import { TextCell } from './TextCell.js'
import { TimeCell } from './TimeCell.js'
import { UserCell } from './UserCell.js'

const CELLS: Readonly<Record<MatrixColumnKind, ComponentType<KindCellProps>>> = {
  text: TextCell,
  id: IdCell,
  user: UserCell,
  entity: EntityCell,
  badge: BadgeCell,
  tags: TagsCell,
  number: NumberCell,
  percent: PercentCell,
  boolean: BooleanCell,
  time: TimeCell,
  duration: DurationCell,
  money: MoneyCell,
  json: JsonCell,
  influence: InfluenceCell,
  processing: ProcessingCell,
  sparkline: SparklineCell,
}

/** Draws a value as its column's kind says. */
export function MatrixCell({
  kind,
  value,
  companions,
}: {
  kind: MatrixColumnKind
  value: unknown
  companions?: CellCompanions
}) {
  const Cell = CELLS[kind] ?? TextCell
  return <Cell {...companions} value={value} />
}
