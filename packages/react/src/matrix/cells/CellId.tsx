import { useMessages } from '../../provider/index.js'
import { CopyButton } from './CopyButton.js'

/** The id behind a name: to copy, shown while the cell is pointed at or focused. */
export function CellId({ id }: { id: unknown }) {
  const { cells } = useMessages()
  if (typeof id !== 'string' || id === '') return null
  return (
    <span className="dia-cell-id">
      <CopyButton text={id} label={cells.copyId(id)} isInGrid />
    </span>
  )
}
