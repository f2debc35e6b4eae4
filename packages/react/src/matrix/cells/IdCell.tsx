import { Absent } from './Absent.js'
import { CopyButton } from './CopyButton.js'
import type { KindCellProps } from './MatrixCellProps.js'

const SHOWN = 8

/** An id by its first characters, with the whole at hand and to copy. */
export function IdCell({ value }: Pick<KindCellProps, 'value'>) {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return <Absent />
  const id = String(value)
  return (
    <span className="dia-id">
      <code title={id}>{id.length > SHOWN + 1 ? `${id.slice(0, SHOWN)}…` : id}</code>
      <CopyButton text={id} isInGrid />
    </span>
  )
}
