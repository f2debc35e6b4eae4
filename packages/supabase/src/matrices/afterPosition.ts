import type { MatrixDefinition, MatrixPosition, MatrixSort } from '@dia/core/matrices'
import type { Condition } from './matrixConditions.js'
import { comparedAlone, isPlainInside, quoted } from './postgrestValue.js'

/** What bounds one request: conditions that are ANDed, and one alternative. */
export interface Bounds {
  readonly conditions: readonly Condition[]
  readonly or?: string
}

/**
 * Rows after a position: what each request for them is bound by, in the order of their rows. Usually that is one request
 * and one `or()`, where values are quoted, so that a name like `null` is only text; the leading bound repeats what the
 * pair implies, since that is what lets an index start there. It starts at the first of the ties, though: within a run
 * of them that is longer than a page, they are asked for alone, and what lies beyond only where they end. So it is
 * where a text needs escapes or brackets, which not every server reads inside of `or()`.
 */
export function afterPosition<Row>(
  { key, columns }: MatrixDefinition<Row>,
  { column, direction }: MatrixSort,
  position: MatrixPosition,
): readonly [Bounds, ...Bounds[]] {
  const beyond = direction === 'asc' ? 'gt' : 'lt'
  const pastKey = { column: key, ...comparedAlone(beyond, position.key) }
  if (column === key) return [{ conditions: [pastKey] }]
  if (position.tied !== true && isPlainInside(position.value) && isPlainInside(position.key)) {
    const value = quoted(position.value)
    const ties = `and(${column}.eq.${value},${key}.${beyond}.${quoted(position.key)})`
    return [
      { conditions: [], or: `and(${column}.${beyond}e.${value},or(${column}.${beyond}.${value},${ties}))` },
    ]
  }
  // Cents are numbers that only travel as text.
  const isMoney = columns.some(({ name, kind }) => name === column && kind === 'money')
  const compared = (operator: string) =>
    isMoney ? { operator, value: String(position.value) } : comparedAlone(operator, position.value)
  return [
    { conditions: [{ column, ...compared('eq') }, pastKey] },
    { conditions: [{ column, ...compared(beyond) }] },
  ]
}
