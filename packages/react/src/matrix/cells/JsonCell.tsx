import { useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import { jsonText } from './jsonText.js'
import type { MatrixCellProps } from './MatrixCellProps.js'

/** A payload as text, one line until it is opened; never rendered as anything but text. */
export function JsonCell({ value }: Pick<MatrixCellProps, 'value'>) {
  const { cells } = useMessages()
  const [isOpen, setOpen] = useState(false)
  if (value === null || value === undefined) return <Absent />
  return (
    <span className="dia-json" data-open={isOpen}>
      <button
        type="button"
        className="dia-json-toggle"
        tabIndex={-1}
        data-dia-cell-action=""
        aria-expanded={isOpen}
        aria-label={isOpen ? cells.hideJson : cells.showJson}
        onClick={() => setOpen((before) => !before)}
      >
        {'{}'}
      </button>
      <code>{isOpen ? jsonText(value, 2) : jsonText(value, 0).slice(0, 200)}</code>
    </span>
  )
}
