import { useMessages } from '../../provider/index.js'
import { focusProps, headerProps } from '../grid/index.js'
import { isNothingSelected, isSelected, keysShown } from '../selection/index.js'
import { useMatrixParts } from './MatrixContext.js'
import { SelectBox } from './SelectBox.js'

/** Chooses the rows of the page, and no others. */
export function MatrixSelectPage({ column, isActive }: { column: number; isActive: boolean }) {
  const { matrix, reading, selection } = useMatrixParts()
  const { matrix: words } = useMessages()
  if (!selection) return null
  const keys = keysShown(reading.view, (row) => String(row[matrix.key]))
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
        onToggle={() => (chosen < keys.length ? selection.selectShown() : selection.setKeys(keys, false))}
      />
    </div>
  )
}
