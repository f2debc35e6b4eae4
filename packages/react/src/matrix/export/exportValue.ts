import type { MatrixColumn, MatrixColumnKind } from '@dia/core/matrices'
import { finiteNumber, minorUnits } from '../cells/index.js'

type Row = Readonly<Record<string, unknown>>

const NUMBERS: ReadonlySet<MatrixColumnKind> = new Set(['number', 'percent', 'duration'])

/** A cell's value with its type, by its column's kind: figures as numbers, money in whole minor units, all else as it is. */
export function exportValue(column: MatrixColumn<Row>, value: unknown): unknown {
  if (value === undefined) return null
  if (column.kind === 'money') return minorUnits(value) ?? value
  if (NUMBERS.has(column.kind)) return finiteNumber(value) ?? value
  return value
}
