import type { MatrixDefinition, MatrixPosition, MatrixSort } from '@dia/core/matrices'
import type { Condition } from './matrixConditions.js'
import { comparedOutside, exactPattern, isPlainInside, quoted } from './postgrestValue.js'

/**
 * Rows after a position, as the one member of an `or()`: there values are quoted, so that a name like `null` is only
 * text. The leading bound repeats what the pair implies: it is what lets an index start there. Not every server reads
 * escapes inside quotes, so a value that needs them is bound outside, and told from its ties by a pattern without any.
 */
export function afterPosition<Row>(
  { key }: MatrixDefinition<Row>,
  { column, direction }: MatrixSort,
  position: MatrixPosition,
): { bound: Condition | null; or: string | null } {
  const beyond = direction === 'asc' ? 'gt' : 'lt'
  const pastKey = `${key}.${beyond}.${quoted(position.key)}`
  if (column === key) {
    return typeof position.key === 'string' && !isPlainInside(position.key)
      ? { bound: { column, ...comparedOutside(beyond, position.key) }, or: null }
      : { bound: null, or: pastKey }
  }
  if (typeof position.value === 'string' && !isPlainInside(position.value)) {
    return {
      bound: { column, ...comparedOutside(`${beyond}e`, position.value) },
      or: `${column}.not.match.${quoted(exactPattern(position.value))},${pastKey}`,
    }
  }
  const value = quoted(position.value)
  return {
    bound: null,
    or: `and(${column}.${beyond}e.${value},or(${column}.${beyond}.${value},and(${column}.eq.${value},${pastKey})))`,
  }
}
