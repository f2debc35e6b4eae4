import { useMessages } from '../../provider/index.js'
import { focusProps, headerProps } from '../grid/index.js'
import { isNothingSelected, isSelected } from '../selection/index.js'
import { useMatrixParts } from './MatrixContext.js'
import { SelectBox } from './SelectBox.js'

const MOST_AT_ONCE = 1000

/** Chooses the rows of the page, and no others. */
export function MatrixSelectPage({ column, isActive }: { column: number; isActive: boolean }) {
  const { matrix, reading, selection } = useMatrixParts()
  const { matrix: words } = useMessages()
  if (!selection) return null
  const { view } = reading
  const shown = Math.min(view.length, MOST_AT_ONCE)
  const keys = Array.from({ length: shown }, (_, index) => String(view.rowAt(index)[matrix.key]))
  const chosen = keys.filter((key) => isSelected(selection.selection, key)).length
  return (
    <div
      {...headerProps(column, undefined)}
      className="dia-cell dia-lead"
      data-pinned=""
      style={{ insetInlineStart: `var(--dia-pin-${column})` }}
    >
      <SelectBox
        label={words.selectPage}
        isChecked={keys.length > 0 && chosen === keys.length}
        isPartial={chosen > 0 || (!isNothingSelected(selection.selection) && chosen < keys.length)}
        focus={focusProps(column, isActive)}
        onToggle={() => selection.setKeys(keys, chosen < keys.length)}
      />
    </div>
  )
}
