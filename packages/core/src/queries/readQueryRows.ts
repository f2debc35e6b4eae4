import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { QueryDefinition } from './QueryDefinition.js'
import { readQueryValue } from './readQueryValue.js'

/**
 * Rows as a driver or the API answered them, in the one form that the row type names: times as ISO 8601 in UTC with
 * six decimals, numbers as numbers, lists and vectors as arrays. Other columns are left out.
 * Throws ROW_INVALID, which names the column and never its value.
 * @example
 * import { influenceSummaryQuery, readQueryRows } from '@dia/core/queries'
 * const at = new Date('2025-08-03T12:00:00Z')
 * const answered = { interaction_type: 'played', occurrence_count: '5', first_occurrence: at, last_occurrence: at }
 * readQueryRows(influenceSummaryQuery, [answered])[0].occurrence_count // → 5
 */
export function readQueryRows<Row, Request>(query: QueryDefinition<Row, Request>, rows: unknown): Row[] {
  return answerOrDiaError('readQueryRows', () => {
    if (!Array.isArray(rows)) throw invalid(query.name, 'the answer is no list of rows')
    return rows.map((row: unknown) => {
      if (typeof row !== 'object' || row === null) throw invalid(query.name, 'a row is no object')
      const entries = Object.entries(query.columns).map(([column, type]) => {
        const value = readQueryValue(type, Reflect.get(row, column))
        if (value === undefined) throw invalid(query.name, `column "${column}" is no ${type}`)
        return [column, value]
      })
      return Object.fromEntries(entries) as Row
    })
  })
}

function invalid(query: string, why: string): DiaError {
  return new DiaError(
    'ROW_INVALID',
    `The query "${query}" was answered by something else: ${why}`,
    'Bring database and kit to the same version: run "dia migrate".',
  )
}
