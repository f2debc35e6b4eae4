import type { MatrixColumn } from '@dia/core/matrices'
import type { CellCompanions } from './MatrixCellProps.js'

const NONE: CellCompanions = {}

/** The values of a cell's companions in its row. */
export function cellCompanions<Row extends object>(column: MatrixColumn<Row>, row: Row): CellCompanions {
  const { companions, entityType, timeZone } = column
  if (timeZone !== undefined) return { timeZone }
  if (companions === undefined) return entityType === undefined ? NONE : { entityType }
  const values: Record<string, unknown> = entityType === undefined ? {} : { entityType }
  for (const [role, name] of Object.entries(companions)) values[role] = row[name as keyof Row]
  return values
}

/** Whether two cells of one column look the same: same value, same companions; JSON by its text. */
export function isSameCell(before: KindCell, after: KindCell): boolean {
  return (
    isSameValue(before.value, after.value) &&
    COMPANIONS.every((role) => isSameValue(before.companions[role], after.companions[role]))
  )
}

interface KindCell {
  readonly value: unknown
  readonly companions: CellCompanions
}

const COMPANIONS = ['id', 'name', 'entityType', 'currency', 'reason'] as const

function isSameValue(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) {
    return false
  }
  try {
    return JSON.stringify(before) === JSON.stringify(after)
  } catch {
    return false
  }
}
