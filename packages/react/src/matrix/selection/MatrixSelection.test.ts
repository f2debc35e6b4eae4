import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNothingSelected,
  isSelected,
  type MatrixSelection,
  NOTHING_SELECTED,
  selectedCount,
  withKeys,
  withKeyToggled,
} from './MatrixSelection.js'

const all: MatrixSelection = {
  kind: 'matching',
  request: { search: '', filters: {} },
  asOf: null,
  excluded: [],
}

describe('a selection', () => {
  it('of a page is of its rows only', () => {
    const page = withKeys(NOTHING_SELECTED, ['a', 'b'], true)
    expect(page).toEqual({ kind: 'keys', keys: ['a', 'b'] })
    expect(selectedCount(page, 12_345)).toBe(2)
    expect(isSelected(page, 'c')).toBe(false)
  })

  it('of all matching rows holds the unseen too, but for those left out', () => {
    const most = withKeyToggled(all, 'b')
    expect(isSelected(most, 'never seen')).toBe(true)
    expect(isSelected(most, 'b')).toBe(false)
    expect(selectedCount(most, 12_345)).toBe(12_344)
    expect(isSelected(withKeyToggled(most, 'b'), 'b')).toBe(true)
  })

  it('does not guess how many match', () => {
    expect(selectedCount(all, null)).toBeNull()
    expect(isNothingSelected(all)).toBe(false)
  })

  it('holds a key after it was chosen and not after it was let go, whatever came before', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(
        fc.constantFrom(NOTHING_SELECTED, all),
        fc.array(fc.tuple(fc.array(key), fc.boolean())),
        fc.tuple(key, fc.boolean()),
        (start, steps, [last, isChosen]) => {
          const before = steps.reduce((selection, [keys, chosen]) => withKeys(selection, keys, chosen), start)
          const after = withKeys(before, [last], isChosen)
          expect(isSelected(after, last)).toBe(isChosen)
          expect(isSelected(withKeyToggled(after, last), last)).toBe(!isChosen)
        },
      ),
    )
  })
})
