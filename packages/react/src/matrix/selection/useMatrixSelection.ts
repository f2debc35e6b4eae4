import type { MatrixView } from '@dia/core/matrices'
import { useMemo, useState } from 'react'
import type { MatrixState } from '../state/MatrixState.js'
import { useLatest } from '../state/useLatest.js'
import { keysBetween, keysShown } from './keysShown.js'
import {
  isSelected,
  type MatrixSelection,
  NOTHING_SELECTED,
  withKeys,
  withKeyToggled,
} from './MatrixSelection.js'

export interface MatrixSelectionControls {
  readonly selection: MatrixSelection
  toggle(key: string): void
  /** Makes the last range reach to this row; `from` begins one where the last did not end there. */
  extendTo(key: string, from?: string): void
  /** Chooses these rows, or lets them go: those of the page, not those that match. */
  setKeys(keys: readonly string[], areChosen: boolean): void
  /** Chooses the rows shown, and no others that match. */
  selectShown(): void
  /** Chooses all rows that match what is searched and filtered now. */
  selectMatching(): void
  clear(): void
}

/** Where a range began: its first row, the row it reaches to, and what was chosen before. */
interface SelectionRange {
  readonly anchor: string
  readonly end: string
  readonly base: MatrixSelection
}

interface KeptSelection {
  readonly rowsKey: string
  readonly selection: MatrixSelection
  readonly range: SelectionRange | null
}

/** Keeps which rows are chosen; another search or filter lets them all go, for nobody sees them any more. */
export function useMatrixSelection<Row>(
  state: Pick<MatrixState, 'search' | 'filters'>,
  rows: {
    readonly view: MatrixView<Row>
    readonly refreshedAt: string | null
    /** The rows answer another request: none of them is chosen or let go. */
    readonly isOfOtherRequest?: boolean
    keyOf(row: Row): string
  },
): MatrixSelectionControls {
  const rowsKey = JSON.stringify([state.search.trim(), state.filters])
  const [kept, setKept] = useState<KeptSelection>({ rowsKey, selection: NOTHING_SELECTED, range: null })
  if (kept.rowsKey !== rowsKey) setKept({ rowsKey, selection: NOTHING_SELECTED, range: null })
  const { selection } = kept
  const latest = useLatest({ state, rows })

  const actions = useMemo(() => {
    const change = (step: (before: KeptSelection) => KeptSelection) => {
      if (!latest.current.rows.isOfOtherRequest) setKept(step)
    }
    const set = (transition: (before: MatrixSelection) => MatrixSelection) =>
      setKept((before) => ({ ...before, selection: transition(before.selection), range: null }))
    const withToggled = (before: KeptSelection, key: string): KeptSelection => {
      const selection = withKeyToggled(before.selection, key)
      return { ...before, selection, range: { anchor: key, end: key, base: selection } }
    }
    return {
      toggle: (key: string) => change((before) => withToggled(before, key)),
      extendTo: (key: string, from?: string) => {
        const { view, keyOf } = latest.current.rows
        change((before) => {
          const range =
            from === undefined || before.range?.end === from
              ? before.range
              : { anchor: from, base: withKeys(before.selection, [from], true) }
          const keys = range && keysBetween(view, keyOf, range.anchor, key)
          if (!keys) return withToggled(before, key)
          const selection = withKeys(range.base, keys, isSelected(range.base, range.anchor))
          return { ...before, selection, range: { ...range, end: key } }
        })
      },
      setKeys: (keys: readonly string[], areChosen: boolean) =>
        set((before) => withKeys(before, keys, areChosen)),
      selectShown: () => {
        const { view, keyOf } = latest.current.rows
        change((before) => ({
          ...before,
          selection: withKeys(before.selection, keysShown(view, keyOf), true),
          range: null,
        }))
      },
      selectMatching: () => {
        const { state, rows } = latest.current
        const { search, filters } = state
        set(() => ({
          kind: 'matching',
          request: { search: search.trim(), filters },
          asOf: rows.refreshedAt,
          excluded: [],
        }))
      },
      clear: () => set(() => NOTHING_SELECTED),
    }
  }, [latest])
  return useMemo(() => ({ selection, ...actions }), [selection, actions])
}
