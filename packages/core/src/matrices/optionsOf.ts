import type { MatrixFilterOption } from './MatrixDefinition.js'

/** Options whose labels are their values in words: `past_due` reads "past due". */
export function optionsOf(values: readonly string[]): MatrixFilterOption[] {
  return values.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}
