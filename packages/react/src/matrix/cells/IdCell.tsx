import { Absent } from './Absent.js'
import { CopyButton } from './CopyButton.js'
import type { KindCellProps } from './MatrixCellProps.js'
import { shortId } from './shortId.js'

/** An id in short, with the whole at hand and to copy. */
export function IdCell({ value }: Pick<KindCellProps, 'value'>) {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return <Absent />
  const id = String(value)
  return (
    <span className="dia-id">
      <code title={id}>{shortId(id)}</code>
      <CopyButton text={id} isInGrid />
    </span>
  )
}
