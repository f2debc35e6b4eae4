import type { MatrixDefinition, MatrixPosition, MatrixSort } from '@dia/core/matrices'
import type { Condition } from './matrixConditions.js'
import { asOnlyMember, isPlainInside, quoted } from './postgrestValue.js'

/** What bounds one request: conditions that are ANDed, and one alternative. */
export interface Bounds {
  readonly conditions: readonly Condition[]
  readonly or?: string
}

/**
 * Rows after a position: what each request for them is bound by, in the order of their rows. Usually that is one request
 * and one `or()`, where values are quoted, so that a name like `null` is only text; the leading bound repeats what the
 * pair implies, since that is what lets an index start there. Not every server reads escapes and brackets inside of
 * `or()`: where a text needs them, the ties come first and what lies beyond them second.
 */
export function afterPosition<Row>(
  { key }: MatrixDefinition<Row>,
  { column, direction }: MatrixSort,
  position: MatrixPosition,
): readonly [Bounds, ...Bounds[]] {
  const beyond = direction === 'asc' ? 'gt' : 'lt'
  const pastKey = { column: key, ...asOnlyMember(beyond, position.key) }
  if (column === key) return [{ conditions: [pastKey] }]
  if (isPlainInside(position.value) && isPlainInside(position.key)) {
    const value = quoted(position.value)
    const ties = `and(${column}.eq.${value},${key}.${beyond}.${quoted(position.key)})`
    return [
      { conditions: [], or: `and(${column}.${beyond}e.${value},or(${column}.${beyond}.${value},${ties}))` },
    ]
  }
  return [
    { conditions: [{ column, ...asOnlyMember('eq', position.value) }, pastKey] },
    { conditions: [{ column, ...asOnlyMember(beyond, position.value) }] },
  ]
}
