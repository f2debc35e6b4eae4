import { DiaError } from '@dia/core/errors'
import type { MatrixColumn, MatrixColumnKind, MatrixDefinition } from '@dia/core/matrices'

/** What becomes of a row that is not what the definition says: thrown, told, or let through. */
export type RowChecks = 'error' | 'warn' | 'off'

type Check = readonly [isFine: (value: unknown) => boolean, needed: string]

const isText = (value: unknown) => typeof value === 'string'
const TEXT: Check = [isText, 'text']
const ID: Check = [(value) => isText(value) || Number.isSafeInteger(value), 'an id']
/** A whole number past 2^53 was rounded on its way. */
const NUMBER: Check = [
  (value) =>
    typeof value === 'number'
      ? Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
      : isText(value) && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value as string),
  'a number',
]

const CHECKS: Readonly<Partial<Record<MatrixColumnKind, Check>>> = {
  text: ID,
  id: ID,
  user: ID,
  entity: ID,
  badge: [(value) => isText(value) || typeof value === 'boolean', 'text'],
  influence: TEXT,
  processing: TEXT,
  tags: [
    (value) => Array.isArray(value) && value.every((tag) => tag === null || isText(tag)),
    'a list of text',
  ],
  number: NUMBER,
  percent: NUMBER,
  duration: NUMBER,
  money: [
    (value) => (isText(value) && /^-?\d+$/.test(value as string)) || Number.isSafeInteger(value),
    'whole cents, as text past 2^53',
  ],
  boolean: [(value) => typeof value === 'boolean', 'true or false'],
  time: [(value) => isText(value) && Number.isFinite(Date.parse(value as string)), 'a time'],
  sparkline: [(value) => Array.isArray(value) && value.every(Number.isFinite), 'a list of numbers'],
}

/** Holds rows against the kinds of the definition's columns; null fits all. Throws DiaError `SCHEMA_MISMATCH`. */
export function checkRows<Row>(
  matrix: MatrixDefinition<Row>,
  rows: readonly Row[],
  checks: RowChecks,
  warn: (mismatch: DiaError) => void,
): void {
  if (checks === 'off') return
  for (const [index, row] of rows.entries()) {
    for (const column of matrix.columns) {
      const needed = neededOf(column, row[column.name])
      if (needed === null) continue
      const error = mismatch(matrix.relation, index, column.name, needed)
      if (checks === 'error') throw error
      warn(error)
      return
    }
  }
}

function neededOf<Row>({ kind }: MatrixColumn<Row>, value: unknown): string | null {
  if (value === undefined) return 'there'
  const check = CHECKS[kind]
  if (value === null || check === undefined) return null
  const [isFine, needed] = check
  return isFine(value) ? null : needed
}

/** The value is left out: it may be personal. */
function mismatch(relation: string, row: number, column: string, needed: string): DiaError {
  return new DiaError(
    'SCHEMA_MISMATCH',
    `Row ${row + 1} of "${relation}" does not fit its definition: the column "${column}" is not ${needed}`,
    'Bring database and kit to the same version: run "dia migrate".',
    { details: { relation, row, column, needed } },
  )
}
