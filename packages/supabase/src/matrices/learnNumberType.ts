import { isDiaError } from '@dia/core/errors'
import type { MatrixDefinition, MatrixRequest } from '@dia/core/matrices'
import { type NumberType, type NumberTypes, numberColumn, rangeInType } from './numberTypes.js'

/**
 * Whether an error told the type of a column that a number filter asks of, which a definition does not know: a number
 * came back quoted, since the column does not take it. The request is then worth another try.
 */
export function learnNumberType<Row>(
  types: NumberTypes,
  matrix: MatrixDefinition<Row>,
  { filters }: Pick<MatrixRequest, 'filters'>,
  error: unknown,
): boolean {
  if (!isDiaError(error) || error.code !== 'INVALID_INPUT') return false
  // Servers say it in their own language, but names of types and the number are the same in all.
  const type = /\b(smallint|integer|bigint|real)\b/.exec(error.message)?.[1] as NumberType | undefined
  if (type === undefined) return false
  let hasLearnt = false
  for (const { name, column } of matrix.filters) {
    const value = Object.hasOwn(filters, name) ? filters[name] : undefined
    const known = numberColumn(matrix, column)
    if (value?.kind !== 'numberRange' || types.get(known) === type) continue
    const asked = [value, rangeInType('bigint', value)].flatMap((range) => [range?.from, range?.to])
    if (!asked.some((end) => end !== undefined && error.message.includes(`"${end}"`))) continue
    types.set(known, type)
    hasLearnt = true
  }
  return hasLearnt
}
