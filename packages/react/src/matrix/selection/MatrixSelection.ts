import type { MatrixRequest } from '@dia/core/matrices'

/** Which rows an admin has chosen: single ones, or all that a request matches, seen or not. */
export type MatrixSelection =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | {
      readonly kind: 'matching'
      readonly request: Pick<MatrixRequest, 'search' | 'filters'>
      /** When the rows were computed, ISO 8601, or null. */
      readonly asOf: string | null
      readonly excluded: readonly string[]
    }

export const NOTHING_SELECTED: MatrixSelection = { kind: 'keys', keys: [] }

export function isSelected(selection: MatrixSelection, key: string): boolean {
  return selection.kind === 'keys' ? selection.keys.includes(key) : !selection.excluded.includes(key)
}

export function isNothingSelected(selection: MatrixSelection): boolean {
  return selection.kind === 'keys' && selection.keys.length === 0
}

/** Chooses a row, or lets it go. */
export function withKeyToggled(selection: MatrixSelection, key: string): MatrixSelection {
  return withKeys(selection, [key], !isSelected(selection, key))
}

/** Chooses rows, or lets them go. */
export function withKeys(
  selection: MatrixSelection,
  keys: readonly string[],
  areChosen: boolean,
): MatrixSelection {
  const list = selection.kind === 'keys' ? selection.keys : selection.excluded
  const isOnList = areChosen === (selection.kind === 'keys')
  const meant = new Set(keys)
  const others = list.filter((key) => !meant.has(key))
  const next = isOnList ? [...others, ...keys] : others
  return selection.kind === 'keys' ? { kind: 'keys', keys: next } : { ...selection, excluded: next }
}

/** How many rows are chosen; null where the number of matching rows is not known exactly. */
export function selectedCount(selection: MatrixSelection, matching: number | null): number | null {
  if (selection.kind === 'keys') return selection.keys.length
  return matching === null ? null : Math.max(matching - selection.excluded.length, 0)
}
